package io.incidentledger.ledger.sqlite;

import java.sql.SQLException;

import io.incidentledger.ledger.EventLogException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Translates SQLite's errors into the log's exceptions.
final class SqliteErrorTranslator {

    private static final int PRIMARY = 0xff;

    private SqliteErrorTranslator() {}

    /// @param position the first position that can't be trusted if the file proves to be damaged
    static EventLogException translate(SQLException failure, long position) {
        return switch (primary(failure)) {
            case SQLITE_CORRUPT, SQLITE_NOTADB -> new EventLogException.Corrupted(position,
                    "the ledger file is corrupted at position " + position + " or after: " + failure.getMessage(),
                    failure);
            case SQLITE_FULL -> unavailable("the disk is full", failure);
            case SQLITE_BUSY, SQLITE_LOCKED -> unavailable("another process has locked the ledger file", failure);
            default -> unavailable("the ledger file can't be accessed", failure);
        };
    }

    private static EventLogException unavailable(String what, SQLException failure) {
        return new EventLogException.Unavailable(what + ": " + failure.getMessage(), failure);
    }

    static boolean isBusy(SQLException failure) {
        return primary(failure) == SQLiteErrorCode.SQLITE_BUSY;
    }

    /// Whether a commit that failed in this way may still be found after a crash: its pages were written, and only the
    /// disk's confirmation is missing.
    static boolean leavesOutcomeOpen(SQLException failure) {
        return failure instanceof SQLiteException sqlite
                && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_FSYNC;
    }

    private static SQLiteErrorCode primary(SQLException failure) {
        if (failure instanceof SQLiteException sqlite) {
            return SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & PRIMARY);
        }
        return SQLiteErrorCode.SQLITE_ERROR;
    }
}
