package io.incidentledger.ledger.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;

import io.incidentledger.ledger.EpochMicros;
import io.incidentledger.ledger.EventLogException;

/// Ensures that a file is a ledger of this version, and initializes an empty file as one. Any other file is left
/// unchanged.
final class LedgerSchema {

    /// `ILDG`: the value of the field in SQLite's header that identifies an application.
    static final int APPLICATION_ID = 0x494C4447;
    static final int VERSION = 1;

    private static final long SMALLEST_DATABASE = 512;
    private static final String NEVER_USED = "SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema)";

    private LedgerSchema() {}

    /// @param newLedgerId id of the new ledger if there is none
    static void ensure(LedgerFile file, InstantSource clock, String newLedgerId) {
        requireNoFragment(file.path());
        try (Connection connection = file.connectToWrite(); Statement statement = connection.createStatement()) {
            if (isEmpty(statement)) {
                statement.execute("PRAGMA page_size = 4096");
                statement.execute("PRAGMA auto_vacuum = NONE");
            } else {
                requireOurs(statement, file.path());
            }
            requireWal(statement, file.path());
            createUnlessThere(statement, clock, newLedgerId);
            requireOurs(statement, file.path());
        } catch (SQLException failure) {
            throw SqliteErrorTranslator.translate(failure, 1);
        }
    }

    /// SQLite treats a file without a complete header as empty and would overwrite it.
    private static void requireNoFragment(Path path) {
        try {
            long size = Files.size(path);
            if (size > 0 && size < SMALLEST_DATABASE) {
                throw new EventLogException.Corrupted(1, path + " is truncated: it has " + size + " bytes", null);
            }
        } catch (IOException failure) {
            throw new EventLogException.Unavailable("can't read " + path, failure);
        }
    }

    private static boolean isEmpty(Statement statement) throws SQLException {
        return number(statement, "PRAGMA application_id") == 0 && number(statement, "PRAGMA user_version") == 0
                && number(statement, NEVER_USED) == 1;
    }

    private static void requireOurs(Statement statement, Path path) throws SQLException {
        if (number(statement, "PRAGMA application_id") != APPLICATION_ID) {
            throw new EventLogException.Incompatible(path + " belongs to another application");
        }
        long version = number(statement, "PRAGMA user_version");
        if (version != VERSION) {
            throw new EventLogException.Incompatible(
                    path + " has format " + version + ", but this version of the program supports format " + VERSION);
        }
    }

    private static void requireWal(Statement statement, Path path) throws SQLException {
        try (ResultSet mode = statement.executeQuery("PRAGMA journal_mode = WAL")) {
            if (!mode.next() || !"wal".equals(mode.getString(1))) {
                throw new EventLogException.Unavailable(
                        path + " can't use a write-ahead log, for example because it is on a network share",
                        null);
            }
        }
    }

    private static void createUnlessThere(Statement statement, InstantSource clock, String ledgerId)
            throws SQLException {
        statement.execute("BEGIN IMMEDIATE");
        if (isEmpty(statement)) {
            for (String definition : SqlScript.statements("ledger.sql")) {
                statement.execute(definition);
            }
            identify(statement, clock, ledgerId);
        }
        statement.execute("COMMIT");
    }

    private static void identify(Statement statement, InstantSource clock, String ledgerId) throws SQLException {
        try (PreparedStatement insert = statement.getConnection()
                .prepareStatement("INSERT INTO ledger VALUES (?, ?)")) {
            insert.setString(1, ledgerId);
            insert.setLong(2, EpochMicros.of(clock.instant()));
            insert.execute();
        }
        statement.execute("PRAGMA application_id = " + APPLICATION_ID);
        statement.execute("PRAGMA user_version = " + VERSION);
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
