package io.incidentledger.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import io.incidentledger.standalone.FormerAnswers.FormerAnswer;
import io.incidentledger.standalone.FormerAnswers.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests that the service returns and stores what the golden files contain, byte for byte.
class GoldenFilesIT {
    /// Requests whose responses do not depend on the time, although they specify no moment.
    private static final List<String> TIMELESS = List.of("/v1/events?limit=200",
            "/v1/events?after=100&limit=5&types=IncidentDeclared", "/v1/incidents/1/timeline?minPosition=10000",
            "/v1/incidents/1?asOf=2020-01-01", "/v1/incidents/999", "/v1/incidents?status=unknown&limit=0&color=red",
            "/v1/measures?groupBy=nothing", "/v1/nothing", "/v1/incidents/1/postmortem?format=pdf");

    @TempDir
    private Path directory;

    @Test
    void queriesAnswerAsPinned() throws IOException {
        List<Question> questions = FormerAnswers.in(FormerReleaseIT.FIXTURE);
        long last = questions.stream().flatMap(question -> question.answers().stream())
                .mapToLong(FormerAnswer::to).max().orElseThrow();
        try (Service service = Service.start(FormerReleaseIT.copyTo(directory))) {
            String answers = questions.stream().sorted(Comparator.comparing(Question::path))
                    .map(question -> answered(question.pathAsOf(last), question.accept(),
                            Golden.text(question.ask(service.http(), last))))
                    .collect(Collectors.joining("\n"));
            Golden.assertUnchanged("queries.txt", answers);
            Golden.assertUnchanged("timeless.txt", TIMELESS.stream()
                    .map(path -> answered(path, "*/*", Golden.text(service.http().get(path))))
                    .collect(Collectors.joining("\n")));
            Golden.assertUnchanged("openapi.json", service.http().get("/openapi.json").expect(200).json()
                    .toPrettyString().replace(service.http().address(), "{address}") + "\n");
        }
    }

    @Test
    void commandsAnswerAsPinned() throws IOException {
        try (Service service = Service.start(directory)) {
            Golden.assertUnchanged("commands.txt", RequestScript.in(Golden.file("commands.http")).run(service.http()));
        }
    }

    @Test
    void documentsAreStoredAsPinned() throws IOException {
        try (TestDatabase database = MongoServers.IN_THIS_JVM.newDatabase()) {
            Jar.run("import", "--mongodb-uri", database.uri(),
                    FormerReleaseIT.FIXTURE.resolve("export.jsonl.gz").toString());
            try (Service node = Node.query(database.uri())) {
                node.http().get("/v1/incidents?minPosition=275").expect(200);
                node.http().get("/v1/measures?minPosition=275").expect(200);
                node.http().get("/v1/action-items?minPosition=275").expect(200);
                Golden.assertUnchanged("mongodb.txt", StoredDocuments.of(database.connection().database()));
            }
        }
    }

    @Test
    void tablesAreLaidOutAsPinned() throws Exception {
        try (Service service = Service.start(directory)) {
            service.http().get("/v1/ledger").expect(200);
        }
        try (Connection ledger = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("ledger.db"));
                Statement statement = ledger.createStatement();
                ResultSet tables = statement.executeQuery("SELECT sql FROM sqlite_master ORDER BY type DESC, name")) {
            var schema = new StringBuilder();
            while (tables.next()) {
                String sql = tables.getString(1);
                schema.append(sql == null ? "" : sql + ";\n");
            }
            Golden.assertUnchanged("sqlite.sql", schema.toString());
        }
    }

    private static String answered(String path, String accept, String answer) {
        return "=== GET " + path + " as " + accept + "\n" + answer;
    }
}
