package io.incidentledger.ledger.verification;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import io.incidentledger.ledger.AssembledEventLog;
import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.FreshReader;
import org.jspecify.annotations.Nullable;

/// What a program has found out about its ledger while it ran: whether it is damaged. Thread-safe.
public final class LedgerDamage {

    private final AtomicReference<EventLogException.@Nullable Corrupted> first = new AtomicReference<>();

    /// Records damage, unless some was found before.
    public void found(EventLogException.Corrupted damage) {
        first.compareAndSet(null, damage);
    }

    /// The first damage that was found; null when there is none.
    public EventLogException.@Nullable Corrupted first() {
        return first.get();
    }

    /// The log, but refusing appends with [EventLogException.Damaged] once damage was found. Closing it closes the log.
    public EventLog protect(EventLog log) {
        return new Protected(log);
    }

    private final class Protected extends AssembledEventLog {

        private final EventLog log;

        Protected(EventLog log) {
            super(commit -> {
                EventLogException.Corrupted damage = first();
                return damage == null
                        ? log.append(commit)
                        : CompletableFuture.failedFuture(new EventLogException.Damaged(damage));
            }, log, log);
            this.log = log;
        }

        @Override
        public FreshReader openFreshReader() {
            return log.openFreshReader();
        }

        @Override
        public void close() {
            log.close();
        }
    }
}
