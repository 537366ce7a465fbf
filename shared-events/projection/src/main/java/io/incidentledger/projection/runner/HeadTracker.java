package io.incidentledger.projection.runner;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.EventTail;
import io.incidentledger.projection.PositionTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the ledger ends, as far as this process has been told: a few milliseconds behind at most, and asked for
/// without touching a disk.
public final class HeadTracker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HeadTracker.class);

    private final PositionTracker positionTracker = new PositionTracker();
    private final EventTail.Subscription subscription;

    /// A log that can't be read just now is no fault: the tail tells as soon as it can.
    public HeadTracker(EventReader reader, EventTail tail) {
        try {
            positionTracker.advance(reader.head().position());
        } catch (EventLogException.Unavailable away) {
            LOG.warn("where the ledger ends is not known yet: {}", away.getMessage());
        }
        this.subscription = tail.onAdvance(positionTracker::advance);
    }

    public long position() {
        return positionTracker.position();
    }

    public PositionTracker progress() {
        return positionTracker;
    }

    @Override
    public void close() {
        subscription.close();
    }
}
