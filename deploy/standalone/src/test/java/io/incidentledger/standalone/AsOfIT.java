package io.incidentledger.standalone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests that as-of responses never change: not later, not after a crash, and not in another store.
class AsOfIT {
    @TempDir
    private Path directory;

    /// Records the responses to all queries as of every position of the story, including positions inside commits,
    /// while it is being written.
    private static final class Witness {
        private final Http http;
        private final CorrectedStory story;
        private final AsOfAnswers answers = new AsOfAnswers();
        private final List<String> instants = new ArrayList<>();
        private long asked;

        Witness(Http http) {
            this.http = http;
            this.story = new CorrectedStory(http, this::askUpTo);
            askAsOf(0);
        }

        AsOfAnswers hear() {
            story.tell();
            assertThat(asked).as("positions").isGreaterThan(50);
            return answers;
        }

        private void askUpTo(long position) {
            while (asked < position) {
                asked++;
                askAsOf(asked);
            }
            instants.add(http.get("/v1/ledger").expect(200).at("/recordedAt"));
            mustBeWhatIsShownNow(position);
        }

        private void askAsOf(long position) {
            answers.ask(http, position, story.incidents(), story.entries());
        }

        /// Asserts that the state as of the last position is the present state.
        private void mustBeWhatIsShownNow(long position) {
            String asOf = "?asOf=" + position;
            String now = "?minPosition=" + position;
            for (String incident : story.incidents()) {
                String path = "/v1/incidents/" + incident;
                assertThat(http.timeless(path + asOf)).isEqualTo(http.timeless(path + now));
                assertThat(http.items(path + "/timeline" + asOf)).isEqualTo(http.items(path + "/timeline" + now));
            }
            assertThat(ids(http.items("/v1/incidents" + asOf))).isEqualTo(ids(http.items("/v1/incidents" + now)));
        }

        /// Asserts that an instant stands for the last position that was recorded up to then.
        void instantsMustBePositions() {
            for (String instant : instants) {
                var asOf = http.get("/v1/incidents?asOf=" + instant).expect(200);
                String position = asOf.header("Ledger-Position");
                assertThat(asOf.text()).isEqualTo(http.get("/v1/incidents?asOf=" + position).expect(200).text());
                assertThat(asOf.header("Ledger-As-Of-Final")).as(instant)
                        .isEqualTo(Boolean.toString(!instant.equals(instants.getLast())));
            }
        }

        private static List<String> ids(List<JsonNode> rows) {
            return rows.stream().map(row -> row.path("incidentId").asString()).toList();
        }
    }

    @Test
    void whatWasKnownStaysKnownThroughLaterEventsAndACrash() {
        Path data = directory.resolve("data");
        AsOfAnswers answers;
        try (Service service = Service.start(data)) {
            var witness = new Witness(service.http());
            answers = witness.hear();
            witness.instantsMustBePositions();
            answers.mustBeThoseOf(service.http());
            service.http().post("/v1/incidents", "{\"title\": \"The last word\", \"severity\": \"SEV1\"}").expect(201);
            service.kill();
        }
        System.out.printf("TimeIT: %d answers about the past%n", answers.size());
        try (Service again = Service.start(data)) {
            again.http().post("/v1/incidents", "{\"title\": \"Life goes on\", \"severity\": \"SEV1\"}").expect(201);
            answers.mustBeThoseOf(again.http());
        }
    }

    @Test
    void anotherStoreTellsThePastInTheSameBytes() {
        Path data = directory.resolve("data");
        AsOfAnswers answers;
        try (Service service = Service.start(data)) {
            answers = new Witness(service.http()).hear();
        }
        Path export = directory.resolve("export.jsonl");
        run("export", "--data", data.toString(), export.toString());
        try (TestDatabase database = MongoServers.IN_THIS_JVM.newDatabase()) {
            run("import", "--mongodb-uri", database.uri(), export.toString());
            try (Service inMemory = Service.start(
                    Jar.command("serve", "--port", "0", "--mongodb-uri", database.uri()));
                    Service stored = Node.query(database.uri())) {
                answers.mustBeThoseOf(inMemory.http());
                inMemory.http().post("/v1/incidents", "{\"title\": \"Life goes on\", \"severity\": \"SEV1\"}")
                        .expect(201);
                answers.mustBeThoseOf(stored.http());
            }
        }
    }

    private static void run(String... arguments) {
        Jar.Run run = Jar.run(arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
    }
}
