package io.incidentledger.command.dispatch;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockFactory;

/// One lock per incident that somebody works on, given in order of arrival. Waiting costs a parked thread and nothing
/// else, where Axon's own factory wakes every waiter each 10 ms to search all locks for a deadlock; here there is none,
/// since whoever needs two takes them in the order of their ids. How many can wait is bounded by the commands in
/// flight.
final class IncidentLocks implements LockFactory {

    private final ConcurrentHashMap<String, Shared> locks = new ConcurrentHashMap<>();

    @Override
    public Lock obtainLock(String identifier) {
        Shared lock = locks.compute(identifier, (id, present) -> (present != null ? present : new Shared()).joined());
        lock.lock();
        return new Held(identifier, lock);
    }

    /// How many incidents are locked or waited for.
    int size() {
        return locks.size();
    }

    /// Stays in the map as long as anybody holds it or waits for it; its counter changes only under the map's own lock.
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
