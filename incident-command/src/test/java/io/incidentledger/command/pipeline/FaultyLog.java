package io.incidentledger.command.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

import io.incidentledger.eventlog.Commit;
import io.incidentledger.eventlog.EventLog;
import io.incidentledger.eventlog.Head;
import io.incidentledger.eventlog.NewCommit;
import io.incidentledger.eventlog.Receipt;
import io.incidentledger.eventlog.StoredEvent;

/** A log that does to appends and look-ups of commits what a test wants. */
final class FaultyLog implements EventLog {

    private final EventLog log;
    private volatile Function<NewCommit, CompletableFuture<Receipt>> appending;
    private volatile Function<String, Optional<Receipt>> finding;

    FaultyLog(EventLog log) {
        this.log = log;
        this.appending = log::append;
        this.finding = log::findCommit;
    }

    void onAppend(Function<NewCommit, CompletableFuture<Receipt>> behaviour) {
        appending = behaviour;
    }

    void onFind(Function<String, Optional<Receipt>> behaviour) {
        finding = behaviour;
    }

    void heal() {
        appending = log::append;
        finding = log::findCommit;
    }

    @Override
    public CompletableFuture<Receipt> append(NewCommit commit) {
        return appending.apply(commit);
    }

    @Override
    public Optional<Receipt> findCommit(String commitId) {
        return finding.apply(commitId);
    }

    @Override
    public Head head() {
        return log.head();
    }

    @Override
    public List<StoredEvent> read(long afterPosition, int limit) {
        return log.read(afterPosition, limit);
    }

    @Override
    public void scan(long afterPosition, long upToPosition, Consumer<StoredEvent> consumer) {
        log.scan(afterPosition, upToPosition, consumer);
    }

    @Override
    public List<StoredEvent> readStream(String streamId, long fromSequence, long upToPosition) {
        return log.readStream(streamId, fromSequence, upToPosition);
    }

    @Override
    public OptionalLong headSequence(String streamId) {
        return log.headSequence(streamId);
    }

    @Override
    public List<Commit> readCommits(long afterPosition, int limit) {
        return log.readCommits(afterPosition, limit);
    }

    @Override
    public long positionAt(Instant instant) {
        return log.positionAt(instant);
    }

    @Override
    public Subscription onAdvance(LongConsumer listener) {
        return log.onAdvance(listener);
    }

    @Override
    public void close() {
        log.close();
    }
}
