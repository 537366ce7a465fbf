package io.incidentledger.ledger.mongo;

import io.incidentledger.ledger.AssembledEventLog;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.FreshReader;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.LedgerId;
import io.incidentledger.ledger.SnapshotStore;
import io.incidentledger.ledger.append.GroupCommit;
import io.incidentledger.ledger.mongo.connection.MongoConnection;
import io.incidentledger.ledger.tail.LogTail;
import io.incidentledger.ledger.transfer.LedgerReceiver;

/// The log in a database of a MongoDB replica set. Appending and tailing have one thread each; queries run on the
/// calling thread, which must be allowed to block. While the server is away, appends and queries fail with
/// [EventLogException.Unavailable]; both recover by themselves when it is back.
public final class MongoEventLog extends AssembledEventLog {

    private final MongoReader reader;
    private final LogTail tail;
    private final GroupCommit appender;

    private MongoEventLog(MongoReader reader, LogTail tail, GroupCommit appender) {
        super(appender, reader, tail);
        this.reader = reader;
        this.tail = tail;
        this.appender = appender;
    }

    private static MongoEventLog over(MongoConnection connection, Head genesis, MongoSettings settings) {
        CommitQueryRunner queries = new CommitQueryRunner(connection, genesis);
        LogTail tail = new LogTail(new ServerHeadWatcher(queries, new ChangeStream(connection), settings));
        MongoCommitBatchStore store = new MongoCommitBatchStore(new MongoCommits(connection, queries), settings,
                Sleeper.REAL,
                tail::advanced);
        return new MongoEventLog(new MongoReader(queries, settings.readTimeout()), tail,
                new GroupCommit("ledger-appender", store, settings.limits(), settings.listener()));
    }

    /// Opens the ledger of a database; if there is none, creates one with a random ledger id.
    ///
    /// @param connection stays open when the log is closed
    /// @throws EventLogException.Incompatible when the database has a ledger of another version, or indexes that are
    ///     not the ledger's
    /// @throws EventLogException.Corrupted when there are commits without a ledger
    /// @throws EventLogException.Unavailable when the server can't be queried
    public static MongoEventLog open(MongoConnection connection, MongoSettings settings) {
        return over(connection,
                MongoLedgerInitializer.ensure(connection, settings.clock(), LedgerId.create()), settings);
    }

    /// Whether a database has a ledger; nothing is changed.
    ///
    /// @throws EventLogException.Unavailable when the server can't be queried
    public static boolean isIn(MongoConnection connection) {
        return MongoLedgerInitializer.isIn(connection);
    }

    /// Opens the snapshots beside the log.
    ///
    /// @throws EventLogException.Unavailable when the server does not respond
    public static SnapshotStore snapshots(MongoConnection connection) {
        return MongoSnapshotStore.open(connection);
    }

    /// Receives the commits of a ledger that was written elsewhere; used instead of opening the log.
    public static LedgerReceiver receiver(MongoConnection connection, MongoSettings settings) {
        return new MongoLedgerReceiver(connection, settings);
    }

    @Override
    public FreshReader openFreshReader() {
        return reader.reopened();
    }

    @Override
    public void close() {
        appender.close();
        tail.close();
        reader.close();
    }
}
