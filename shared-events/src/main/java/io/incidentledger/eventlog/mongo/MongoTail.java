package io.incidentledger.eventlog.mongo;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

import io.incidentledger.eventlog.EventLogException;
import io.incidentledger.eventlog.EventTail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners that the log has grown, on a thread of its own: at once for what this process appended; for others as soon as the server's change stream tells, and
 * where there is none within a few milliseconds, by asking again and again whether the next position is taken. It rests while nobody listens.
 */
final class MongoTail implements EventTail, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MongoTail.class);
    private static final long UNKNOWN = -1;

    private final CommitQueries queries;
    private final ChangeStream changes;
    private final Duration atMost;
    private final long pollNanos;
    private final List<Listening> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong head = new AtomicLong(UNKNOWN);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition somethingNew = lock.newCondition();
    private final Thread thread;
    private long lookedAt;
    private boolean unanswered;
    private volatile boolean closed;

    MongoTail(CommitQueries queries, ChangeStream changes, MongoSettings settings) {
        this.queries = queries;
        this.changes = changes;
        this.atMost = settings.readTimeout();
        this.pollNanos = settings.pollInterval().toNanos();
        this.thread = Thread.ofPlatform().name("ledger-tail").daemon().start(this::run);
    }

    /** A listener and what it was told. */
    private static final class Listening {

        private final LongConsumer listener;
        private long told = UNKNOWN;

        Listening(LongConsumer listener) {
            this.listener = listener;
        }

        void tell(long position) {
            if (told < position) {
                told = position;
                try {
                    listener.accept(position);
                } catch (RuntimeException failure) {
                    LOG.error("a listener of the log's end failed", failure);
                }
            }
        }
    }

    @Override
    public Subscription onAdvance(LongConsumer listener) {
        Listening listening = new Listening(listener);
        listeners.add(listening);
        wake();
        return () -> listeners.remove(listening);
    }

    /** A majority has the log up to a position. */
    void advanced(long position) {
        head.accumulateAndGet(position, Math::max);
        wake();
    }

    private void wake() {
        lock.lock();
        try {
            somethingNew.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (awaitSomething()) {
            if (changes.isOffered()) {
                changes.follow(this::advanced);
            }
            lookForOthers();
            long position = head.get();
            listeners.forEach(listening -> listening.tell(position));
        }
        changes.stop();
    }

    private boolean awaitSomething() {
        lock.lock();
        try {
            while (!closed && listeners.isEmpty()) {
                changes.stop();
                somethingNew.awaitUninterruptibly();
            }
            long left = interval();
            while (!closed && left > 0 && upToDate()) {
                left = somethingNew.awaitNanos(left);
            }
        } catch (InterruptedException nobodyKnowsThisThread) {
            LOG.warn("interrupted while waiting", nobodyKnowsThisThread);
        } finally {
            lock.unlock();
        }
        return !closed;
    }

    private boolean upToDate() {
        long position = head.get();
        return listeners.stream().allMatch(listening -> listening.told == position && position != UNKNOWN);
    }

    /** Until it asks by itself. */
    private long interval() {
        return changes.tells() ? ChangeStream.CHECK_NANOS : pollNanos;
    }

    private void lookForOthers() {
        long now = System.nanoTime();
        if (head.get() != UNKNOWN && now - lookedAt < interval()) {
            return;
        }
        lookedAt = now;
        try {
            look();
            unanswered = false;
        } catch (EventLogException failure) {
            if (!unanswered) {
                LOG.warn("can't see what other processes append: {}", failure.getMessage());
            }
            unanswered = true;
        }
    }

    /** Whether the next position is taken is the quickest question there is; only when it is the end is looked for. */
    private void look() {
        long seen = head.get();
        if (seen != UNKNOWN && queries.endOfCommitAt(seen + 1, atMost).isEmpty()) {
            return;
        }
        head.accumulateAndGet(queries.head(atMost).position(), Math::max);
        if (changes.tells()) {
            LOG.debug("the change stream did not tell of position {}, so another one is taken", seen + 1);
            changes.stop();
        }
    }

    @Override
    public void close() {
        closed = true;
        wake();
        boolean interrupted = false;
        while (thread.isAlive() && thread != Thread.currentThread()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
