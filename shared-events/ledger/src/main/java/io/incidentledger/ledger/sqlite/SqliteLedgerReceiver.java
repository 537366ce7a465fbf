package io.incidentledger.ledger.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.chain.ChainedCommit;
import io.incidentledger.ledger.transfer.LedgerReceiver;
import io.incidentledger.ledger.transfer.TransferException;
import io.incidentledger.ledger.transfer.TransferException.Reason;
import org.jspecify.annotations.Nullable;

/// Imports a ledger into the file `ledger.db` of a directory, each call of [#append] in one transaction. Other
/// processes may read the file meanwhile.
final class SqliteLedgerReceiver implements LedgerReceiver {

    private final Path directory;
    private final SqliteSettings settings;
    private @Nullable WriteConnection session;

    /// Does not access the file before [#begin].
    SqliteLedgerReceiver(Path directory, SqliteSettings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    @Override
    public Head begin(String ledgerId) {
        LedgerFile file = LedgerFile.in(directory, SqliteEventLog.FILE_NAME, settings.busyTimeout());
        LedgerSchema.ensure(file, settings.clock(), ledgerId);
        SqliteEventLog.requireWholeEnd(file);
        try {
            session = new WriteConnection(file.connectToWrite());
            return session.queries().head();
        } catch (SQLException failure) {
            throw SqliteErrorTranslator.translate(failure, 1);
        }
    }

    @Override
    public Optional<Hash> hashFrom(long firstPosition) {
        try {
            return Optional.ofNullable(begun().queries().hashFrom(firstPosition));
        } catch (SQLException failure) {
            throw SqliteErrorTranslator.translate(failure, firstPosition);
        }
    }

    @Override
    public void append(List<ChainedCommit> commits) {
        WriteConnection open = begun();
        try {
            open.begin();
            try {
                insert(open, commits);
                open.commit();
            } catch (SQLException | RuntimeException failure) {
                open.rollback();
                throw failure;
            }
        } catch (SQLException failure) {
            throw SqliteErrorTranslator.translate(failure, commits.getFirst().receipt().firstPosition());
        }
    }

    private static void insert(WriteConnection open, List<ChainedCommit> commits) throws SQLException {
        requireFollowing(open.queries().head(), commits.getFirst());
        for (ChainedCommit commit : commits) {
            if (!open.insert(commit)) {
                throw new EventLogException.Corrupted(commit.receipt().firstPosition(),
                        "an id of commit " + commit.receipt().commitId() + " is already in the ledger", null);
            }
        }
    }

    private static void requireFollowing(Head head, ChainedCommit next) {
        if (!next.follows(head)) {
            throw new TransferException(Reason.FORK, "The ledger ends at position " + head.position()
                    + ", but the file continues at " + next.receipt().firstPosition()
                    + " after another commit. Nothing was changed: stop all writers to the ledger, or decide which history "
                    + "is right");
        }
    }

    private WriteConnection begun() {
        if (session == null) {
            throw new IllegalStateException("the transfer was not started");
        }
        return session;
    }

    /// Rolls back what was not committed.
    @Override
    public void close() {
        try {
            if (session != null) {
                session.close();
            }
        } catch (SQLException failure) {
            throw SqliteErrorTranslator.translate(failure, 1);
        }
    }
}
