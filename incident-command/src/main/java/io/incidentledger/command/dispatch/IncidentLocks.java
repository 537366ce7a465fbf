package io.incidentledger.command.dispatch;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockFactory;

/// Lock factory with one fair lock per incident in use. A waiter costs no more than a parked thread, whereas Axon's own
/// factory wakes every waiter each 10 ms to search all locks for a deadlock. Deadlocks can't occur here, since commands
/// that need two locks take them in the order of their ids. The number of waiters is bounded by the commands in flight.
final class IncidentLocks implements LockFactory {

    private final ConcurrentHashMap<String, Shared> locks = new ConcurrentHashMap<>();

    @Override
    public Lock obtainLock(String identifier) {
        Shared lock = locks.compute(identifier, (id, present) -> (present != null ? present : new Shared()).joined());
        lock.lock();
        return new Held(identifier, lock);
    }

    /// The number of incidents that are locked or waited for.
    int size() {
        return locks.size();
    }

    /// Stays in the map as long as anything holds it or waits for it; its counter changes only under the map's own
    /// lock.
    private static final class Shared extends ReentrantLock {

        private static final long serialVersionUID = 1L;

        private int users;

        Shared() {
            super(true);
        }

        Shared joined() {
            users++;
            return this;
        }

        boolean leave() {
            users--;
            return users == 0;
        }
    }

    private final class Held implements Lock {

        private final String identifier;
        private final Shared lock;

        Held(String identifier, Shared lock) {
            this.identifier = identifier;
            this.lock = lock;
        }

        @Override
        public void release() {
            lock.unlock();
            locks.computeIfPresent(identifier, (id, present) -> present.leave() ? null : present);
        }

        @Override
        public boolean isHeld() {
            return lock.isHeldByCurrentThread();
        }
    }
}
