package io.incidentledger.projection.runner.local;

import java.util.List;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.EventTail;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.projection.Projector;
import io.incidentledger.projection.runner.LedgerEventProcessor;
import io.incidentledger.projection.runner.LiveEventListener;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;

/// Feeds all views of this process in one segment, starting at the position of the projector.
final class LocalEventProcessor implements AutoCloseable {

    private static final String NAME = "views";
    private static final long CLAIM_INTERVAL_MILLIS = 1_000;

    private final Projector projector;
    private final List<LiveEventListener> listeners;
    private final LedgerEventProcessor processor;

    LocalEventProcessor(EventReader reader, EventTail tail, Projector projector, List<LiveEventListener> listeners) {
        this.projector = projector;
        this.listeners = listeners;
        this.processor = new LedgerEventProcessor(NAME, reader, tail, 1, projector::position,
                (events, whole) -> feed(events),
                settings -> settings.tokenStore(new InMemoryTokenStore())
                        .maxClaimedSegments(1)
                        .tokenClaimInterval(CLAIM_INTERVAL_MILLIS)
                        .initialToken(from -> new GlobalSequenceTrackingToken(projector.position())));
    }

    void start() {
        processor.start();
    }

    private void feed(List<StoredEvent> events) {
        projector.apply(events);
        listeners.forEach(listener -> listener.onEvents(events));
    }

    /// Whether the processor is running without an unresolved error.
    boolean healthy() {
        return processor.healthy();
    }

    /// Finishes the batch in progress.
    @Override
    public void close() {
        processor.close();
    }
}
