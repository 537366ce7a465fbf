package io.incidentledger.ledger.append;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.incidentledger.ledger.EventAppender;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.append.CommitQueue.Waiting;
import io.incidentledger.ledger.chain.PreparedCommit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Appender that writes concurrent commits together. Callers prepare and queue commits; one thread takes all that are
/// waiting, up to a bound, has them written together, and only then completes each caller's future. A commit that
/// arrives alone is written at once, and at most one batch is in flight. The queue is bounded: commits that arrive when
/// it is full are rejected.
public final class GroupCommit implements EventAppender, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final SecureRandom random = new SecureRandom();
    private final CommitBatchStore store;
    private final AppendListener listener;
    private final CommitQueue queue;
    private final Thread appender;

    /// Bounds of the queue and of a batch.
    ///
    /// @param queued maximum number of waiting commits
    /// @param queuedChars maximum number of characters of payload and metadata of all waiting commits
    /// @param batch maximum number of commits in one batch
    /// @param batchChars a batch that has reached this many characters of payload and metadata takes no further commit
    public record Limits(int queued, long queuedChars, int batch, int batchChars) {

        private static final int SHARE_OF_HEAP = 8;

        /// The queue may have as many characters as an eighth of the heap has bytes.
        public static final Limits DEFAULT = new Limits(4_096, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP, 1_024,
                8 << 20);
    }

    /// Starts the appender thread; `name` is the thread's name.
    public GroupCommit(String name, CommitBatchStore store, Limits limits, AppendListener listener) {
        this.store = store;
        this.listener = listener;
        this.queue = new CommitQueue(limits);
        listener.started(queue::size, limits.queued());
        listener.queueing(queue::chars, limits.queuedChars());
        this.appender = Thread.ofPlatform().name(name).start(this::run);
    }

    @Override
    public CompletableFuture<Receipt> append(NewCommit commit) {
        CompletableFuture<Receipt> result = new CompletableFuture<>();
        PreparedCommit prepared = PreparedCommit.of(commit, random);
        try {
            queue.add(new Waiting(prepared, result));
        } catch (EventLogException refused) {
            if (refused instanceof EventLogException.Overloaded) {
                listener.overloaded();
            }
            result.completeExceptionally(refused);
        }
        return result;
    }

    private void run() {
        for (List<Waiting> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
            List<AppendOutcome> outcomes = write(batch.stream().map(Waiting::commit).toList());
            for (int i = 0; i < batch.size(); i++) {
                complete(batch.get(i).result(), outcomes.get(i));
            }
        }
    }

    private List<AppendOutcome> write(List<PreparedCommit> batch) {
        long start = System.nanoTime();
        boolean failed = true;
        try {
            List<AppendOutcome> outcomes = store.write(batch);
            if (outcomes.size() != batch.size()) {
                throw new IllegalStateException("a batch of " + batch.size() + " has " + outcomes.size() + " outcomes");
            }
            failed = false;
            return outcomes;
        } catch (EventLogException unwritten) {
            LOG.warn("{} commits were not appended: {}", batch.size(), unwritten.getMessage());
            return refuseAll(batch, unwritten);
        } catch (Throwable defect) {
            LOG.error("{} commits were not appended", batch.size(), defect);
            return refuseAll(batch, new EventLogException.Unavailable("the log failed: " + defect, defect));
        } finally {
            ended(batch.size(), System.nanoTime() - start, failed);
        }
    }

    private static List<AppendOutcome> refuseAll(List<PreparedCommit> batch, EventLogException reason) {
        return Collections.nCopies(batch.size(), new AppendOutcome.Refused(reason));
    }

    private void ended(int commits, long nanos, boolean failed) {
        try {
            listener.batchEnded(commits, Duration.ofNanos(nanos), failed);
        } catch (RuntimeException defect) {
            LOG.error("a listener failed; appending continues", defect);
        }
    }

    private static void complete(CompletableFuture<Receipt> result, AppendOutcome outcome) {
        switch (outcome) {
            case AppendOutcome.Stored(Receipt receipt) -> result.complete(receipt);
            case AppendOutcome.Refused(EventLogException reason) -> result.completeExceptionally(reason);
        }
    }

    /// Rejects later commits, and returns when all waiting ones have been processed.
    @Override
    public void close() {
        queue.close();
        boolean interrupted = false;
        while (appender.isAlive()) {
            try {
                appender.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
