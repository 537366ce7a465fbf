package io.incidentledger.ledger.axon;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.incidentledger.ledger.EventLogException;

/// The turn of a commit among commits that are decided concurrently but written in a fixed order. The turn has come
/// when every earlier commit is in the log's queue or will not be written. Thread-safe.
public final class CommitTurn {

    /// A decision holds its incident's lock while it waits, and an earlier commit may need a lock whose holder waits
    /// for this one.
    private static final Duration MAX_WAIT_WHILE_LOCKED = Duration.ofMillis(100);

    private final CompletableFuture<Void> come;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    private CommitTurn(CompletableFuture<Void> come) {
        this.come = come;
    }

    public static CommitTurn first() {
        return new CommitTurn(CompletableFuture.completedFuture(null));
    }

    /// The turn that comes after this one has come and has been passed.
    public CommitTurn next() {
        return new CommitTurn(come.thenCombine(done, (before, own) -> null));
    }

    /// Declares that the commit is in the log's queue, or that there is none: the next commit may follow.
    public void pass() {
        done.complete(null);
    }

    /// Declares that the commit could not be written: none of the later commits is written.
    public void fail(Throwable reason) {
        done.completeExceptionally(reason);
    }

    /// Blocks until the turn has come, without a time limit. Only for callers that hold no lock.
    ///
    /// @throws EventLogException.Unavailable when an earlier commit failed
    public void await() {
        try {
            come.join();
        } catch (CompletionException failed) {
            throw failedBefore(failed);
        }
    }

    /// Blocks until the turn has come, for at most 100 ms.
    ///
    /// @throws ExpiredDecisionException when the turn has not come by then
    /// @throws EventLogException.Unavailable when an earlier commit failed
    void awaitWhileLocked() {
        try {
            come.get(MAX_WAIT_WHILE_LOCKED.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new ExpiredDecisionException();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new EventLogException.Unavailable("interrupted while waiting to write", ended);
        } catch (ExecutionException failed) {
            throw failedBefore(failed);
        }
    }

    private static EventLogException failedBefore(Exception failed) {
        return new EventLogException.Unavailable("an earlier commit could not be written",
                failed.getCause());
    }
}
