package io.incidentledger.standalone;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

import io.incidentledger.ledger.mongo.connection.MongoServers;
import io.incidentledger.ledger.mongo.connection.MongoServers.TestDatabase;
import io.incidentledger.ledger.sqlite.SqliteEventLog;
import io.incidentledger.ledger.sqlite.SqliteSettings;
import io.incidentledger.standalone.Jar.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The drill of docs/reference/operations.md: back up a ledger in use, lose the ledger, and continue with the copy.
class BackupIT {
    private static final long SEED = 4;

    @TempDir
    private Path directory;

    private static Run succeed(String... arguments) {
        Run run = Jar.run(arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private static Run importInto(Path data, Path file) {
        return Jar.run("import", "--data", data.toString(), file.toString());
    }

    @Test
    void aRestoredLedgerGivesTheSameAnswers() {
        Path original = directory.resolve("original");
        Path restored = directory.resolve("restored");
        Path early = directory.resolve("early.jsonl.gz");
        Path whole = directory.resolve("whole.jsonl");
        var load = new Load(SEED);
        var oracle = new LedgerOracle();
        try (Service service = Service.start(original)) {
            load.start(service.http());
            await().atMost(Duration.ofSeconds(60)).until(() -> load.acknowledgedSoFar() > 500);
            succeed("export", "--data", original.toString(), early.toString());
            load.stop();
            succeed("export", "--data", original.toString(), whole.toString());

            assertThat(importInto(restored, early).exitCode()).isZero();
            assertThat(importInto(restored, whole).exitCode()).isZero();
            assertThat(importInto(restored, whole).out()).startsWith("Imported 0 events; ");
            try (Service other = Service.start(restored)) {
                LedgerOracle.checkSameAnswers(service.http(), other.http());
                oracle.checkAcknowledged(other.http(), load.takeAcknowledged());
            }
        }
    }

    @Test
    void aRestoreThatWasKilledGoesOnWhereItWas() throws Exception {
        Path restored = directory.resolve("restored");
        Path export = exportedHistory(600);
        String head = succeed("verify", "--data", directory.toString()).out();

        byte[] content = Files.readAllBytes(export);
        Process killed = Jar.command("import", "--data", restored.toString(), "-")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (OutputStream in = killed.getOutputStream()) {
            in.write(content, 0, content.length * 3 / 4);
            in.flush();
            await().atMost(Duration.ofSeconds(60)).until(() -> positionOf(restored) > 0);
        } finally {
            killed.destroyForcibly().waitFor();
        }
        long there = positionOf(restored);
        assertThat(there).isPositive();

        Run resumed = importInto(restored, export);
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.out()).doesNotStartWith("Imported 0 events");
        assertThat(succeed("verify", "--data", restored.toString()).out()).isEqualTo(head);
    }

    private static long positionOf(Path data) {
        if (!Files.exists(data.resolve(SqliteEventLog.FILE_NAME))) {
            return 0;
        }
        try (SqliteEventLog log = SqliteEventLog.open(data, SqliteSettings.DEFAULT)) {
            return log.head().position();
        }
    }

    @Test
    void aFileThatWasCutIsToldAndWhatItHasIsKept() throws IOException {
        Path restored = directory.resolve("restored");
        Path export = exportedHistory(20);
        byte[] content = Files.readAllBytes(export);
        Path cut = Files.write(directory.resolve("cut.jsonl"), Arrays.copyOf(content, content.length / 2));

        Run run = importInto(restored, cut);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).matches("The file is truncated: it ends after position \\d+\\. .*\\R");
        assertThat(importInto(restored, export).exitCode()).isZero();
    }

    @Test
    void aLedgerMovesToMongoDbAndBack() throws IOException {
        Path export = exportedHistory(40);
        String head = succeed("verify", "--data", directory.toString()).out();
        try (TestDatabase database = MongoServers.IN_THIS_JVM.newDatabase()) {
            succeed("import", "--mongodb-uri", database.uri(), export.toString());
            assertThat(succeed("verify", "--mongodb-uri", database.uri()).out()).isEqualTo(head);
            Path back = directory.resolve("back.jsonl");
            succeed("export", "--mongodb-uri", database.uri(), back.toString());
            assertThat(back).hasSameBinaryContentAs(export);

            Path home = directory.resolve("home");
            succeed("import", "--data", home.toString(), back.toString());
            assertThat(succeed("verify", "--data", home.toString()).out()).isEqualTo(head);
        }
    }

    @Test
    void theStandaloneServesALedgerInMongoDb() throws IOException {
        Path export = exportedHistory(20);
        try (TestDatabase database = MongoServers.IN_THIS_JVM.newDatabase()) {
            succeed("import", "--mongodb-uri", database.uri(), export.toString());
            try (Service onMongo = Service.start(
                    Jar.command("serve", "--port", "0", "--mongodb-uri", database.uri()));
                    Service embedded = Service.start(directory)) {
                LedgerOracle.checkSameAnswers(embedded.http(), onMongo.http());
                onMongo.http().post("/v1/incidents", "{\"title\": \"new\", \"severity\": \"SEV1\"}").expect(201);
            }
        }
    }

    @Test
    void twoLedgersAreNotMixed() throws IOException {
        Path export = exportedHistory(5);
        Path other = directory.resolve("other");
        Service.start(other).close();

        Run run = importInto(other, export);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("a different ledger").hasLineCount(1);
    }

    private Path exportedHistory(int incidents) throws IOException {
        Path history = Files.write(directory.resolve("history.jsonl"), RandomHistory.of(incidents, SEED).lines());
        succeed("import", "--data", directory.toString(), "--format", "github", history.toString());
        Path export = directory.resolve("export.jsonl");
        succeed("export", "--data", directory.toString(), export.toString());
        return export;
    }
}
