package io.incidentledger.standalone;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.incidentledger.standalone.Http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// An incident that is made as large as its limit allows, on a small heap.
class LargeIncidentIT {
    private static final String PROBLEM = "urn:incident-ledger:problem:";
    private static final List<String> HEAP = List.of("-Xmx256m");
    private static final int LIMIT = 16 << 20;
    private static final int ENOUGH = 200;

    @TempDir
    private Path directory;

    private Service start() {
        return Service.start(Jar.program("incident-ledger", HEAP, "serve", "--port", "0", "--data",
                directory.toString()));
    }

    /// Names that are as long as allowed, each list different from the others.
    private static String names(String prefix, int length) {
        return IntStream.range(0, 1_000).mapToObj(i -> "\"%s\"".formatted((prefix + i + "-").concat("x".repeat(200))
                .substring(0, length))).collect(Collectors.joining(",", "[", "]"));
    }

    private static String problem(Answer answer) {
        return answer.at("/type").replace(PROBLEM, "");
    }

    @Test
    void aSmallHeapSurvivesTheLargestIncidentAndStartsWithItAgain() {
        String path;
        long position;
        try (Service service = start()) {
            Http http = service.http();
            path = "/v1/incidents/" + http.post("/v1/incidents", "{\"title\": \"t\", \"severity\": \"SEV3\"}")
                    .expect(201).at("/incidentId");
            Answer large = http.patch(path + "/impact",
                    "{\"customers\": %s, \"regions\": %s}".formatted(names("c", 200), names("r", 200))).expect(413);
            assertThat(problem(large)).isEqualTo("event-too-large");
            assertThat(large.at("/detail")).contains("ImpactRecorded", "327680", "customers");
            long bytes = 0;
            Answer answer = large;
            for (int i = 0; i < ENOUGH && answer.status() != 409; i++) {
                String impact = "{\"customers\": %s}".formatted(names("c" + i + "-", 200));
                answer = http.patch(path + "/impact", impact);
                bytes += answer.status() < 300 ? impact.length() : 0;
            }
            assertThat(problem(answer)).isEqualTo("incident-full");
            assertThat(bytes).isBetween(LIMIT * 9L / 10, (long) LIMIT);
            http.post(path + "/updates", "{\"message\": \"there is a reserve\"}").expect(201);
            assertAnswers(http, path);
            position = http.post(path + "/resolve", "{}").expect(200).position();
            assertThat(http.get("/actuator/prometheus").text())
                    .contains("incident_ledger_commands_limit_exceeded_total{limit=\"incident-size\"} 1.0");
        }
        try (Service again = start()) {
            Http http = again.http();
            assertThat(http.get(path + "?minPosition=" + position).expect(200).at("/status")).isEqualTo("resolved");
            assertAnswers(http, path);
            assertThat(problem(http.patch(path + "/impact", "{\"regions\": %s}".formatted(names("r", 200)))))
                    .isEqualTo("incident-full");
            http.post(path + "/close", "{}").expect(200);
        }
        assertThat(Jar.run("verify", "--data", directory.toString()).exitCode()).isZero();
    }

    private static void assertAnswers(Http http, String path) {
        for (String view : List.of("", "/timeline", "/postmortem")) {
            assertThat(http.get(path + view).status()).as(view).isEqualTo(200);
        }
    }
}
