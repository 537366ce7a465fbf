package io.incidentledger.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.incidentledger.standalone.Http.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// Tests a ledger on a small, full file system.
class FullDiskIT {
    private static final int SIZE = 12 << 20;
    private static final int FILLER = 8 << 20;
    private static final String UPDATE = "{\"message\": \"%s\"}".formatted("x".repeat(60_000));

    @TempDir
    private Path directory;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", directory.toString());
        assumeTrue(mounted, "SKIPPED: mounting a small file system is not allowed here");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", directory.toString())).isTrue();
        }
    }

    @Test
    void aFullDiskIsReportedAndRoomIsUsedAsSoonAsThereIsSome() throws IOException {
        Path filler = Files.write(directory.resolve("filler"), new byte[FILLER]);
        try (Service service = Service.start(directory)) {
            Http http = service.http();
            String path = "/v1/incidents/"
                    + http.post("/v1/incidents", "{\"title\": \"t\", \"severity\": \"SEV3\"}").expect(201)
                            .at("/incidentId");
            Answer refused = fill(http, path);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.at("/type")).isEqualTo("urn:incident-ledger:problem:log-unavailable");
            assertThat(refused.header("Retry-After")).isNotEmpty();
            long before = http.get("/v1/ledger").expect(200).position();
            assertThat(http.get(path + "?minPosition=" + before).status()).as("reading").isEqualTo(200);
            assertThat(http.get("/actuator/health/readiness").status()).as("readiness").isEqualTo(503);
            assertThat(http.get("/actuator/health/liveness").status()).as("liveness").isEqualTo(200);

            Files.delete(filler);

            await().atMost(Duration.ofSeconds(60)).until(() -> http.post(path + "/updates", UPDATE).status() == 201
                    || http.get("/v1/ledger").position() > before);
            await().atMost(Duration.ofSeconds(60)).until(() -> http.get("/actuator/health/readiness").status() == 200);
            new LedgerOracle().checkChain(http);
        }
        assertThat(Jar.run("verify", "--data", directory.toString()).exitCode()).isZero();
    }

    /// Posts updates until one is rejected.
    private static Answer fill(Http http, String path) {
        Answer answer = http.post(path + "/updates", UPDATE);
        for (int i = 0; i < 1000 && answer.status() < 300; i++) {
            answer = http.post(path + "/updates", UPDATE);
        }
        return answer;
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}
