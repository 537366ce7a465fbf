package io.incidentledger.ledger.append;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.NewEvent;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.chain.PreparedCommit;

/// Bounded FIFO queue of the commits that wait for the appender. Many threads add, one takes.
final class CommitQueue {

    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition somethingToDo = lock.newCondition();
    private final GroupCommit.Limits limits;
    /// The number of characters of all waiting commits.
    private long waitingChars;
    private boolean closed;

    record Waiting(PreparedCommit commit, CompletableFuture<Receipt> result, long chars) {

        Waiting(PreparedCommit commit, CompletableFuture<Receipt> result) {
            this(commit, result, commit.commit().events().stream().mapToLong(Waiting::chars).sum());
        }

        private static long chars(NewEvent event) {
            return event.payload().length() + event.metadata().length();
        }
    }

    CommitQueue(GroupCommit.Limits limits) {
        this.limits = limits;
    }

    /// A commit of any size fits into an empty queue.
    ///
    /// @throws EventLogException when the queue is full or closed
    void add(Waiting commit) {
        lock.lock();
        try {
            if (closed) {
                throw new EventLogException.Unavailable("the log is closed", null);
            }
            if (waiting.size() == limits.queued()) {
                throw new EventLogException.Overloaded(limits.queued());
            }
            if (!waiting.isEmpty() && waitingChars + commit.chars() > limits.queuedChars()) {
                throw EventLogException.Overloaded.ofSize(limits.queuedChars());
            }
            waiting.add(commit);
            waitingChars += commit.chars();
            if (waiting.size() == 1) {
                somethingToDo.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the queue has commits, then takes those that may be written together; empty when the queue is closed
    /// and nothing is left.
    List<Waiting> take() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                somethingToDo.awaitUninterruptibly();
            }
            return drain();
        } finally {
            lock.unlock();
        }
    }

    private List<Waiting> drain() {
        List<Waiting> batch = new ArrayList<>(Math.min(waiting.size(), limits.batch()));
        long chars = 0;
        while (!waiting.isEmpty() && batch.size() < limits.batch() && chars < limits.batchChars()) {
            Waiting next = waiting.remove();
            chars += next.chars();
            waitingChars -= next.chars();
            batch.add(next);
        }
        return batch;
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    long chars() {
        lock.lock();
        try {
            return waitingChars;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            somethingToDo.signal();
        } finally {
            lock.unlock();
        }
    }
}
