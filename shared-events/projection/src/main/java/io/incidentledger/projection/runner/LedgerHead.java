package io.incidentledger.projection.runner;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.EventTail;
import io.incidentledger.projection.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the ledger ends, as far as this process has been told: a few milliseconds behind at most, and asked for without touching a disk.
public final class LedgerHead implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerHead.class);

    private final Progress progress = new Progress();
    private final EventTail.Subscription subscription;

    /// A log that can't be read just now is no fault: the tail tells as soon as it can.
    public LedgerHead(EventReader reader, EventTail tail) {
        try {
            progress.advance(reader.head().position());
        } catch (EventLogException.Unavailable away) {
            LOG.warn("where the ledger ends is not known yet: {}", away.getMessage());
        }
        this.subscription = tail.onAdvance(progress::advance);
    }

    public long position() {
        return progress.position();
    }

    public Progress progress() {
        return progress;
    }

    @Override
    public void close() {
        subscription.close();
    }
}
