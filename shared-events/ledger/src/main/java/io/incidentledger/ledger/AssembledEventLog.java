package io.incidentledger.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Base class for logs that delegate to an appender, a reader and a tail.
public abstract class AssembledEventLog implements EventLog {

    private final EventAppender appender;
    private final EventReader reader;
    private final EventTail tail;

    protected AssembledEventLog(EventAppender appender, EventReader reader, EventTail tail) {
        this.appender = appender;
        this.reader = reader;
        this.tail = tail;
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
    public List<StoredEvent> read(long afterPosition, int limit, long maxBytes) {
        return reader.read(afterPosition, limit, maxBytes);
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
    public List<StoredEvent> readStream(String streamId, long fromSequence, long upToPosition, long maxBytes) {
        return reader.readStream(streamId, fromSequence, upToPosition, maxBytes);
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
}
