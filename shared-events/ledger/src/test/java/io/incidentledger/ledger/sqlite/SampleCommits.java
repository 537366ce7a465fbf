package io.incidentledger.ledger.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.verification.LedgerVerifier;

import static io.incidentledger.ledger.Commits.commit;
import static io.incidentledger.ledger.Commits.event;
import static io.incidentledger.ledger.Commits.loose;

/// A small closed ledger that tests damage repeatedly; its commits have the positions 1 · 2 3 4 · 5 · 6.
final class SampleCommits {

    private final Path original;
    private final Path directory;

    private SampleCommits(Path original, Path directory) {
        this.original = original;
        this.directory = directory;
    }

    static SampleCommits in(Path temporary) throws IOException {
        Path whole = temporary.resolve("whole");
        SqliteSettings settings = SqliteSettings.DEFAULT.withClock(() -> Instant.parse("2026-11-03T10:00:00Z"));
        try (SqliteEventLog log = SqliteEventLog.open(whole, settings)) {
            log.append(new NewCommit("key", Hash.parse("ab".repeat(32)), List.of(event("a", 0)))).join();
            log.append(commit(event("b", 0), event("a", 1), loose())).join();
            log.append(commit(event("a", 2))).join();
            log.append(commit(event("b", 1))).join();
        }
        SampleCommits sampleCommits = new SampleCommits(whole.resolve(SqliteEventLog.FILE_NAME),
                temporary.resolve("damaged"));
        Files.createDirectory(sampleCommits.directory);
        sampleCommits.restore();
        return sampleCommits;
    }

    /// Undoes all damage.
    void restore() throws IOException {
        Files.deleteIfExists(directory.resolve(SqliteEventLog.FILE_NAME + "-wal"));
        Files.deleteIfExists(directory.resolve(SqliteEventLog.FILE_NAME + "-shm"));
        Files.copy(original, file(), StandardCopyOption.REPLACE_EXISTING);
    }

    Path directory() {
        return directory;
    }

    Path file() {
        return directory.resolve(SqliteEventLog.FILE_NAME);
    }

    Path original() {
        return original;
    }

    /// Changes the file as anyone with an SQLite shell can, after dropping the triggers.
    void tamper(String... statements) throws SQLException {
        sql("DROP TRIGGER commits_stay", "DROP TRIGGER commits_remain", "DROP TRIGGER events_stay",
                "DROP TRIGGER events_remain", "DROP TRIGGER ledger_stays", "DROP TRIGGER ledger_remains");
        sql(statements);
    }

    void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /// What a start reads before it finds the damage; the rejection is null when it finds none.
    record Reading(List<StoredEvent> handedOut, EventLogException refusal) {}

    /// Opens and reads the ledger as a start does.
    Reading start() {
        List<StoredEvent> handedOut = new ArrayList<>();
        try (SqliteEventLog log = SqliteEventLog.open(directory, SqliteSettings.DEFAULT.withReaders(1))) {
            new LedgerVerifier(log).scanVerified(0, Long.MAX_VALUE, handedOut::add);
            return new Reading(handedOut, null);
        } catch (EventLogException refusal) {
            return new Reading(handedOut, refusal);
        }
    }
}
