package io.incidentledger.ledger.tail;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

import io.incidentledger.ledger.EventTail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notifies listeners, on its own thread, that the log has grown: at once when this process appended, and when another
/// process appended as soon as a store's [HeadWatcher] detects it. Idle while there are no listeners.
public final class LogTail implements EventTail, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);
    private static final long UNKNOWN = -1;

    private final HeadWatcher headWatcher;
    private final List<Listening> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong head = new AtomicLong(UNKNOWN);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition somethingNew = lock.newCondition();
    private final Thread thread;
    private long lookedAt;
    private boolean blind;
    private volatile boolean closed;

    /// Detects what other processes append to a store. Called only by the tail's thread.
    public interface HeadWatcher {

        /// Time in nanoseconds until the next look.
        long interval();

        /// Looks for the log's end.
        ///
        /// @param seen the position up to which the log is known; negative when nothing is known, so the end must be
        ///     found
        /// @param found accepts positions that the log has reached, during the call or, from any thread, later
        /// @throws RuntimeException when the end can't be determined at the moment; the call will be repeated
        void look(long seen, LongConsumer found);

        /// Called while there are no listeners: resources that only serve fast notification may be released.
        default void rest() {}

        /// Called when the tail is closed.
        void close();
    }

    /// Starts the tail's thread.
    public LogTail(HeadWatcher headWatcher) {
        this.headWatcher = headWatcher;
        this.thread = Thread.ofPlatform().name("ledger-tail").daemon().start(this::run);
    }

    /// A listener and the last position that was reported to it.
    private static final class Listening {

        private final LongConsumer listener;
        private long notifiedPosition = UNKNOWN;

        Listening(LongConsumer listener) {
            this.listener = listener;
        }

        void tell(long position) {
            if (notifiedPosition < position) {
                notifiedPosition = position;
                try {
                    listener.accept(position);
                } catch (RuntimeException | Error failure) { // the others must still be notified, by the same thread
                    LOG.error("a listener for new commits failed", failure);
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

    /// Reports that the log has durably reached a position.
    public void advanced(long position) {
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
        headWatcher.close();
    }

    private boolean awaitSomething() {
        lock.lock();
        try {
            while (!closed && listeners.isEmpty()) {
                headWatcher.rest();
                somethingNew.awaitUninterruptibly();
            }
            long left = headWatcher.interval();
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
        return listeners.stream().allMatch(listening -> listening.notifiedPosition == position && position != UNKNOWN);
    }

    private void lookForOthers() {
        long now = System.nanoTime();
        if (head.get() != UNKNOWN && now - lookedAt < headWatcher.interval()) {
            return;
        }
        lookedAt = now;
        try {
            headWatcher.look(head.get(), this::advanced);
            blind = false;
        } catch (RuntimeException failure) {
            if (!blind) {
                LOG.warn("can't read the commits of other processes: {}", failure.getMessage());
            }
            blind = true;
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
