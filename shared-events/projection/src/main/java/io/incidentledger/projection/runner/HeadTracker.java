package io.incidentledger.projection.runner;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.EventTail;
import io.incidentledger.projection.PositionTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tracks the end of the ledger as far as this process knows it: at most a few milliseconds behind, and read without
/// disk access.
public final class HeadTracker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HeadTracker.class);

    private final PositionTracker positionTracker = new PositionTracker();
    private final EventTail.Subscription subscription;

    /// If the log can't be read at present, that is not an error: the tail reports the head as soon as it can.
    public HeadTracker(EventReader reader, EventTail tail) {
        try {
            positionTracker.advance(reader.head().position());
        } catch (EventLogException.Unavailable away) {
            LOG.warn("the end of the ledger is not known yet: {}", away.getMessage());
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
