package io.incidentledger.command.dispatch;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.conformance.DelegatingEventLog;

/// A log whose appends and commit look-ups behave as a test specifies, and that can be cut off.
final class FaultyLog extends DelegatingEventLog {

    private volatile Function<NewCommit, CompletableFuture<Receipt>> appending;
    private volatile Function<String, Optional<Receipt>> finding;
    private volatile boolean isCutOff;

    FaultyLog(EventLog log) {
        super(log);
        this.appending = log::append;
        this.finding = log::findCommit;
    }

    void onAppend(Function<NewCommit, CompletableFuture<Receipt>> behaviour) {
        appending = behaviour;
    }

    void onFind(Function<String, Optional<Receipt>> behaviour) {
        finding = behaviour;
    }

    /// Makes the log unreadable from now on.
    void cutOff() {
        isCutOff = true;
    }

    private void requireReadable() {
        if (isCutOff) {
            throw new EventLogException.Unavailable("cut off", null);
        }
    }

    @Override
    public Head head() {
        requireReadable();
        return super.head();
    }

    @Override
    public List<StoredEvent> readStream(String streamId, long fromSequence, long upToPosition) {
        requireReadable();
        return super.readStream(streamId, fromSequence, upToPosition);
    }

    @Override
    public List<StoredEvent> readStream(String streamId, long fromSequence, long upToPosition, long maxBytes) {
        requireReadable();
        return super.readStream(streamId, fromSequence, upToPosition, maxBytes);
    }

    void heal() {
        isCutOff = false;
        appending = delegate::append;
        finding = delegate::findCommit;
    }

    @Override
    public CompletableFuture<Receipt> append(NewCommit commit) {
        return appending.apply(commit);
    }

    @Override
    public Optional<Receipt> findCommit(String commitId) {
        return finding.apply(commitId);
    }
}
