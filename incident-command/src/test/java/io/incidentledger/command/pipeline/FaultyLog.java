package io.incidentledger.command.pipeline;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.incidentledger.eventlog.EventLog;
import io.incidentledger.eventlog.NewCommit;
import io.incidentledger.eventlog.Receipt;
import io.incidentledger.eventlog.conformance.DelegatingEventLog;

/** A log that does to appends and look-ups of commits what a test wants. */
final class FaultyLog extends DelegatingEventLog {

    private volatile Function<NewCommit, CompletableFuture<Receipt>> appending;
    private volatile Function<String, Optional<Receipt>> finding;

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

    void heal() {
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
