package io.incidentledger.ledger.processes;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import io.incidentledger.ledger.Commits;
import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.NewEvent;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.StreamId;

/// The work of a writing process: it appends from several threads until it is ended, repeats commits with an unknown
/// outcome, and prints the outcome of each commit: `stored ID POSITION`, `conflict ID` or `refused ID REASON`.
public final class EndlessAppending {

    /// The stream that all writers share.
    public static final String HOT_STREAM = "hot";

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final String FILLING = "x".repeat(400);

    private final EventLog log;

    private EndlessAppending(EventLog log) {
        this.log = log;
    }

    /// Starts the threads that append.
    ///
    /// @param hotThreads number of threads that append to [#HOT_STREAM]
    /// @param otherThreads number of threads whose commits each begin a new stream
    public static void on(EventLog log, int hotThreads, int otherThreads) {
        EndlessAppending appending = new EndlessAppending(log);
        for (int i = 0; i < hotThreads; i++) {
            Thread.ofPlatform().start(() -> appending.append(appending::toHotStream));
        }
        for (int i = 0; i < otherThreads; i++) {
            Thread.ofPlatform().start(() -> appending.append(EndlessAppending::toNewStream));
        }
    }

    private void append(Supplier<NewCommit> commits) {
        while (true) {
            try {
                appendUntilKnown(commits.get());
            } catch (EventLogException reading) {
                tell("unread " + reading.getMessage());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void appendUntilKnown(NewCommit commit) {
        boolean known = false;
        while (!known) {
            known = append(commit);
        }
    }

    private boolean append(NewCommit commit) {
        try {
            Receipt receipt = log.append(commit).join();
            tell("stored " + receipt.commitId() + " " + receipt.firstPosition());
            return true;
        } catch (CompletionException appending) {
            if (appending.getCause() instanceof EventLogException.OutcomeUnknown) {
                return false;
            }
            refused(commit, appending.getCause());
            return true;
        }
    }

    private static void refused(NewCommit commit, Throwable reason) {
        if (reason instanceof EventLogException.SequenceConflict) {
            tell("conflict " + commit.commitId());
        } else {
            tell("refused " + commit.commitId() + " " + reason.getMessage());
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private NewCommit toHotStream() {
        long next = log.headSequence(HOT_STREAM).orElse(-1) + 1;
        return Commits.commit(Commits.event(HOT_STREAM, next));
    }

    private static NewCommit toNewStream() {
        String stream = UUID.randomUUID().toString();
        NewEvent large = new NewEvent(UUID.randomUUID().toString(), new StreamId("Incident", stream), 0,
                "IncidentDeclared", "1",
                FILLING, "{}", Instant.now());
        return Commits.commit(large, Commits.event(stream, 1));
    }

    private static synchronized void tell(String line) {
        System.out.println(line);
    }
}
