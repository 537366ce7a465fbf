package io.incidentledger.eventlog.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
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
import io.incidentledger.eventlog.LedgerVerifier;
import io.incidentledger.eventlog.NewCommit;
import io.incidentledger.eventlog.Receipt;
import io.incidentledger.eventlog.StoredEvent;

/**
 * The log in the file {@code ledger.db} of a directory. Appending happens on one thread of its own. Point questions (head, a commit, a stream's head) are answered on the
 * calling thread, page reads too unless that is a virtual one. It checks the end of the file when it is opened, not the whole: that is what a verifying scan is for.
 */
public final class SqliteEventLog implements EventLog {

    /** Of the file within its directory. */
    public static final String FILE_NAME = "ledger.db";

    private final SqliteReader reader;
    private final SqliteTail tail;
    private final SqliteBatchStore store;
    private final GroupCommit appender;

    private SqliteEventLog(LedgerFile file, SqliteSettings settings) {
        this.reader = new SqliteReader(new ReaderPool(file, settings.readers()));
        this.tail = new SqliteTail(file, settings.pollInterval());
        this.store = new SqliteBatchStore(file, settings.clock(), tail::appended);
        this.appender = new GroupCommit("ledger-appender", store, settings.limits(), settings.listener());
    }

    /**
     * Opens the ledger of a directory; where there is none, a new one begins, with a random ledger id.
     *
     * @throws EventLogException.Incompatible
     *             when the file belongs to another application or a later version; it is left as it is
     * @throws EventLogException.Corrupted
     *             when it is not readable, or its end is not whole
     * @throws EventLogException.Unavailable
     *             when it can't be created or opened
     */
    public static SqliteEventLog open(Path directory, SqliteSettings settings) {
        LedgerFile file = LedgerFile.in(directory, FILE_NAME, settings.busyTimeout());
        LedgerSchema.ensure(file, settings.clock(), UUID.randomUUID().toString());
        requireWholeEnd(file);
        return new SqliteEventLog(file, settings);
    }

    static void requireWholeEnd(LedgerFile file) {
        try (ReadSession session = new ReadSession(file.connectToRead())) {
            session.ask(SqliteEventLog::requireWholeEnd);
        } catch (SQLException failure) {
            throw firstBreak(file, SqliteErrors.translate(failure, 1));
        } catch (EventLogException.Corrupted damage) {
            throw firstBreak(file, damage);
        }
    }

    private static Head requireWholeEnd(LedgerQueries queries) throws SQLException {
        Head head = queries.head();
        long lastEvent = queries.lastEvent();
        if (head.position() != lastEvent) {
            throw Rows.damaged(Math.min(head.position(), lastEvent) + 1,
                    "commits end at " + head.position() + ", events at " + lastEvent);
        }
        return head;
    }

    /** The end is damaged: perhaps it begins earlier. */
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
        store.close();
    }
}
