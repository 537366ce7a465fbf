package io.incidentledger.ledger.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;

import io.incidentledger.ledger.AssembledEventLog;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.FreshReader;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.LedgerId;
import io.incidentledger.ledger.SnapshotStore;
import io.incidentledger.ledger.append.GroupCommit;
import io.incidentledger.ledger.tail.LogTail;
import io.incidentledger.ledger.transfer.LedgerReceiver;
import io.incidentledger.ledger.verification.LedgerVerifier;

/// The log in the file `ledger.db` of a directory. A dedicated thread appends. Point queries (the head, a commit, a
/// stream's head) run on the calling thread; reads of pages do so too, unless the calling thread is virtual. Opening
/// checks only the end of the file; a verifying scan checks the whole file.
public final class SqliteEventLog extends AssembledEventLog {

    /// Name of the file within its directory.
    public static final String FILE_NAME = "ledger.db";

    private final LedgerFile file;
    private final SqliteReader reader;
    private final LogTail tail;
    private final SqliteCommitBatchStore store;
    private final GroupCommit appender;

    private SqliteEventLog(LedgerFile file, SqliteReader reader, LogTail tail, SqliteCommitBatchStore store,
            GroupCommit appender) {
        super(appender, reader, tail);
        this.file = file;
        this.reader = reader;
        this.tail = tail;
        this.store = store;
        this.appender = appender;
    }

    private static SqliteEventLog over(LedgerFile file, SqliteSettings settings) {
        SqliteReader reader = new SqliteReader(new ReaderPool(file, settings.readers()));
        LogTail tail = new LogTail(new FileHeadWatcher(file, settings.pollInterval()));
        SqliteCommitBatchStore store = new SqliteCommitBatchStore(file, settings.clock(), tail::advanced);
        return new SqliteEventLog(file, reader, tail, store,
                new GroupCommit("ledger-appender", store, settings.limits(), settings.listener()));
    }

    /// Opens the ledger of a directory; if there is none, creates one with a random ledger id.
    ///
    /// @throws EventLogException.Incompatible when the file belongs to another application or a later version; it is
    ///     left unchanged
    /// @throws EventLogException.Corrupted when the file is not readable, or its end is incomplete
    /// @throws EventLogException.Unavailable when the file can't be created or opened
    public static SqliteEventLog open(Path directory, SqliteSettings settings) {
        LedgerFile file = LedgerFile.in(directory, FILE_NAME, settings.busyTimeout());
        LedgerSchema.ensure(file, settings.clock(), LedgerId.create());
        requireWholeEnd(file);
        return over(file, settings);
    }

    static void requireWholeEnd(LedgerFile file) {
        try (ReadConnection session = new ReadConnection(file.connectToRead())) {
            session.ask(SqliteEventLog::requireWholeEnd);
        } catch (SQLException failure) {
            throw firstBreak(file, SqliteErrorTranslator.translate(failure, 1));
        } catch (EventLogException.Corrupted damage) {
            throw firstBreak(file, damage);
        }
    }

    private static Head requireWholeEnd(LedgerQueries queries) throws SQLException {
        Head head = queries.head();
        long lastEvent = queries.lastEvent();
        if (head.position() != lastEvent) {
            throw RowMapper.damaged(Math.min(head.position(), lastEvent) + 1,
                    "commits end at " + head.position() + ", events at " + lastEvent);
        }
        return head;
    }

    /// Finds where the ledger breaks first, which may be before its damaged end.
    private static EventLogException firstBreak(LedgerFile file, EventLogException seen) {
        if (!(seen instanceof EventLogException.Corrupted)) {
            return seen;
        }
        try (SqliteReader reader = new SqliteReader(new ReaderPool(file, 1))) {
            return LedgerVerifier.firstBreak(reader, reader.ledgerId()).orElse((EventLogException.Corrupted) seen);
        } catch (EventLogException.Corrupted unreadable) {
            return seen;
        }
    }

    /// Opens the snapshots beside the log; creates an empty file if there is none.
    ///
    /// @throws EventLogException.Unavailable when the file can't be opened
    public static SnapshotStore snapshots(Path directory) {
        return SqliteSnapshotStore.open(directory);
    }

    /// Receives the commits of a ledger that was written elsewhere; used instead of opening the log.
    public static LedgerReceiver receiver(Path directory, SqliteSettings settings) {
        return new SqliteLedgerReceiver(directory, settings);
    }

    @Override
    public FreshReader openFreshReader() {
        return new SqliteReader(new ReaderPool(file, 1));
    }

    @Override
    public void close() {
        appender.close();
        tail.close();
        reader.close();
        store.close();
    }
}
