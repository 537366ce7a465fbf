package io.incidentledger.ledger.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import io.incidentledger.ledger.EventLogException.Corrupted;
import io.incidentledger.ledger.NewEvent;
import io.incidentledger.ledger.verification.ContinuousVerifier;
import io.incidentledger.ledger.verification.LedgerDamage;
import io.incidentledger.ledger.verification.LedgerVerifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.incidentledger.ledger.Commits.WRITTEN_AT;
import static io.incidentledger.ledger.Commits.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Verification while the log is in use sees what is in the file, not what the process remembers of it.
class SqliteVerificationTest {

    private static final String MARK = "a text that is in the file only once";

    @TempDir
    private Path directory;

    @Test
    void aFlippedBitIsFoundThoughOtherReadersHaveThePageInTheirCaches() throws Exception {
        LedgerDamage damage = new LedgerDamage();
        try (SqliteEventLog log = SqliteEventLog.open(directory, SqliteSettings.DEFAULT.withReaders(1));
                ContinuousVerifier verifier = new ContinuousVerifier(log::openFreshReader, 0.5, damage::found)) {
            append(log, "first");
            append(log, MARK);
            append(log, "last");
            checkpoint();
            assertThat(new LedgerVerifier(log).verify().intact()).isTrue();
            verifier.start();
            await().atMost(Duration.ofSeconds(20)).until(() -> verifier.completed() != null);
            assertThat(damage.first()).isNull();

            flipABit();

            await().atMost(Duration.ofSeconds(20)).until(() -> damage.first() != null);
            assertThat(damage.first()).isNotNull().extracting(Corrupted::position).isEqualTo(2L);
            assertThat(new LedgerVerifier(log).verify().intact()).as("from a cache").isTrue();
        }
    }

    private static void append(SqliteEventLog log, String payload) {
        log.append(commit(new NewEvent(payload, null, -1, "T", "1", "\"" + payload + "\"", "{}", WRITTEN_AT))).join();
    }

    private void checkpoint() throws SQLException {
        try (Connection connection = DriverManager
                .getConnection("jdbc:sqlite:" + directory.resolve(SqliteEventLog.FILE_NAME));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    private void flipABit() throws IOException {
        Path file = directory.resolve(SqliteEventLog.FILE_NAME);
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        int at = content.indexOf("\"" + MARK) + 5;
        assertThat(at).isGreaterThan(5);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[]{(byte) (content.charAt(at) ^ 1)}), at);
        }
    }
}
