package io.incidentledger.eventlog.conformance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import io.incidentledger.eventlog.Commit;
import io.incidentledger.eventlog.EventLog;
import io.incidentledger.eventlog.Head;
import io.incidentledger.eventlog.NewCommit;
import io.incidentledger.eventlog.Receipt;
import io.incidentledger.eventlog.StoredEvent;

/** Does what another log does, so that a subclass can do one thing differently. */
public class DelegatingEventLog implements EventLog {

    protected final EventLog delegate;

    public DelegatingEventLog(EventLog delegate) {
        this.delegate = delegate;
    }

    @Override
    public CompletableFuture<Receipt> append(NewCommit commit) {
        return delegate.append(commit);
    }

    @Override
    public Head head() {
        return delegate.head();
    }

    @Override
    public List<StoredEvent> read(long afterPosition, int limit) {
        return delegate.read(afterPosition, limit);
    }

    @Override
    public void scan(long afterPosition, long upToPosition, Consumer<StoredEvent> consumer) {
        delegate.scan(afterPosition, upToPosition, consumer);
    }

    @Override
    public List<StoredEvent> readStream(String streamId, long fromSequence, long upToPosition) {
        return delegate.readStream(streamId, fromSequence, upToPosition);
    }

    @Override
    public OptionalLong headSequence(String streamId) {
        return delegate.headSequence(streamId);
    }

    @Override
    public Optional<Receipt> findCommit(String commitId) {
        return delegate.findCommit(commitId);
    }

    @Override
    public List<Commit> readCommits(long afterPosition, int limit) {
        return delegate.readCommits(afterPosition, limit);
    }

    @Override
    public long positionAt(Instant instant) {
        return delegate.positionAt(instant);
    }

    @Override
    public Subscription onAdvance(LongConsumer listener) {
        return delegate.onAdvance(listener);
    }

    @Override
    public void close() {
        delegate.close();
    }
}
