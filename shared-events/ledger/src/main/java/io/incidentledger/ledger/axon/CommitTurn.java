package io.incidentledger.ledger.axon;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.incidentledger.ledger.EventLogException;

/// A commit's place among others that are decided at the same time but written in a certain order. It has come when
/// each commit before it is in the log's queue or is not going to be written. Thread-safe.
public final class CommitTurn {

    /// A decision holds its incident's lock while it waits, and the commit before may need a lock that somebody else
    /// holds who waits for this one.
    private static final Duration MAX_WAIT_WHILE_LOCKED = Duration.ofMillis(100);

    private final CompletableFuture<Void> come;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    private CommitTurn(CompletableFuture<Void> come) {
        this.come = come;
    }

    public static CommitTurn first() {
        return new CommitTurn(CompletableFuture.completedFuture(null));
    }

    /// The turn that comes when this one has come and is done with.
    public CommitTurn next() {
        return new CommitTurn(come.thenCombine(done, (before, own) -> null));
    }

    /// The commit is in the log's queue, or there is none: the next one may follow.
    public void pass() {
        done.complete(null);
    }

    /// The commit was to be written and could not be: none of those behind it is written.
    public void fail(Throwable reason) {
        done.completeExceptionally(reason);
    }

    /// Blocks until it has come, however long that takes. For whoever holds no lock.
    ///
    /// @throws EventLogException.Unavailable when a commit before it failed
    public void await() {
        try {
            come.join();
        } catch (CompletionException failed) {
            throw failedBefore(failed);
        }
    }

    /// Blocks until it has come, for a tenth of a second at most.
    ///
    /// @throws OutOfTurnException when it has not
    /// @throws EventLogException.Unavailable when a commit before it failed
    void awaitWhileLocked() {
        try {
            come.get(MAX_WAIT_WHILE_LOCKED.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new OutOfTurnException();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new EventLogException.Unavailable("interrupted while waiting to write", ended);
        } catch (ExecutionException failed) {
            throw failedBefore(failed);
        }
    }

    private static EventLogException failedBefore(Exception failed) {
        return new EventLogException.Unavailable("a commit that comes before this one could not be written",
                failed.getCause());
    }
}
