package io.incidentledger.eventlog.sqlite;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

import io.incidentledger.eventlog.EventTail;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners that the log has grown, on a thread of its own: at once for what this process appended, within a few milliseconds for others, which signal nobody, so
 * the file is asked again and again whether it changed. It rests while nobody listens.
 */
final class SqliteTail implements EventTail, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteTail.class);
    private static final long UNKNOWN = -1;

    private final LedgerFile file;
    private final long pollNanos;
    private final List<Listening> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong head = new AtomicLong(UNKNOWN);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition somethingNew = lock.newCondition();
    private final Thread thread;
    private @Nullable DataVersion version;
    private long lookedAt;
    private volatile boolean closed;

    SqliteTail(LedgerFile file, Duration pollInterval) {
        this.file = file;
        this.pollNanos = pollInterval.toNanos();
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

    /** This process has appended up to a position. */
    void appended(long position) {
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
            lookForOthers();
            long position = head.get();
            listeners.forEach(listening -> listening.tell(position));
        }
        stopLooking();
    }

    private boolean awaitSomething() {
        lock.lock();
        try {
            while (!closed && listeners.isEmpty()) {
                somethingNew.awaitUninterruptibly();
            }
            long left = pollNanos;
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

    private void lookForOthers() {
        long now = System.nanoTime();
        if (head.get() != UNKNOWN && now - lookedAt < pollNanos) {
            return;
        }
        lookedAt = now;
        try {
            if (version == null) {
                version = new DataVersion(file.connectToRead());
            }
            if (version.changed()) {
                head.accumulateAndGet(version.head(), Math::max);
            }
        } catch (SQLException | RuntimeException failure) {
            LOG.warn("can't see what other processes append: {}", failure.getMessage());
            stopLooking();
        }
    }

    private void stopLooking() {
        if (version != null) {
            version.close();
            version = null;
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
