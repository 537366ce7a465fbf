package io.incidentledger.eventlog.mongo;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import io.incidentledger.eventlog.Commit;
import io.incidentledger.eventlog.EventLog;
import io.incidentledger.eventlog.EventLogException;
import io.incidentledger.eventlog.GroupCommit;
import io.incidentledger.eventlog.Head;
import io.incidentledger.eventlog.NewCommit;
import io.incidentledger.eventlog.Receipt;
import io.incidentledger.eventlog.StoredEvent;
import io.incidentledger.mongo.MongoConnection;

/**
 * The log in a database of a MongoDB replica set. Appending and tailing happen on a thread each; questions are answered on the calling thread, which must be allowed to
 * block. While the server is away appends and questions are {@link EventLogException.Unavailable}, and both go on by themselves when it is back.
 */
public final class MongoEventLog implements EventLog {

    private final MongoReader reader;
    private final MongoTail tail;
    private final GroupCommit appender;

    private MongoEventLog(MongoConnection connection, Head genesis, MongoSettings settings) {
        CommitQueries queries = new CommitQueries(connection, genesis);
        this.reader = new MongoReader(queries, settings.readTimeout());
        this.tail = new MongoTail(queries, new ChangeStream(connection), settings);
        this.appender = new GroupCommit("ledger-appender", new MongoBatchStore(new MongoCommits(connection, queries),
                settings, Pace.REAL, tail::advanced), settings.limits(), settings.listener());
    }

    /**
     * Opens the ledger of a database; where there is none, a new one begins, with a random ledger id.
     *
     * @param connection
     *            stays open when the log is closed
     * @throws EventLogException.Incompatible
     *             when the database has a ledger of another version, or indexes that are not the ledger's
     * @throws EventLogException.Corrupted
     *             when there are commits without a ledger
     * @throws EventLogException.Unavailable
     *             when the server can't be asked
     */
    public static MongoEventLog open(MongoConnection connection, MongoSettings settings) {
        return new MongoEventLog(connection,
                LedgerDocument.ensure(connection, settings.clock(), UUID.randomUUID().toString()), settings);
    }

    /**
     * Whether a database has a ledger; nothing is changed.
     *
     * @throws EventLogException.Unavailable
     *             when the server can't be asked
     */
    public static boolean isIn(MongoConnection connection) {
        return LedgerDocument.isIn(connection);
    }

    @Override
    public CompletableFuture<Receipt> append(NewCommit commit) {
        return appender.append(commit);
    }

    @Override
    public Head head() {
        return reader.head();
    }

    @Override
    public List<StoredEvent> read(long afterPosition, int limit) {
        return reader.read(afterPosition, limit);
    }

    @Override
    public void scan(long afterPosition, long upToPosition, Consumer<StoredEvent> consumer) {
        reader.scan(afterPosition, upToPosition, consumer);
    }

    @Override
    public List<StoredEvent> readStream(String streamId, long fromSequence, long upToPosition) {
        return reader.readStream(streamId, fromSequence, upToPosition);
    }

    @Override
    public OptionalLong headSequence(String streamId) {
        return reader.headSequence(streamId);
    }

    @Override
    public Optional<Receipt> findCommit(String commitId) {
        return reader.findCommit(commitId);
    }

    @Override
    public List<Commit> readCommits(long afterPosition, int limit) {
        return reader.readCommits(afterPosition, limit);
    }

    @Override
    public long positionAt(Instant instant) {
        return reader.positionAt(instant);
    }

    @Override
    public Subscription onAdvance(LongConsumer listener) {
        return tail.onAdvance(listener);
    }

    @Override
    public void close() {
        appender.close();
        tail.close();
        reader.close();
    }
}
