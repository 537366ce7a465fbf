package io.incidentledger.projection.runner;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.EventTail;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.projection.Projector;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;

/// Axon's processor on the ledger, feeding all views of this process in one segment. When the ledger can't be read or a store has a fault it tries again, later and later;
/// it never skips.
final class Following implements AutoCloseable {

    private static final String NAME = "views";
    private static final long CLAIM_INTERVAL_MILLIS = 1_000;

    private final Projector projector;
    private final List<LiveEvents> listeners;
    private final StretchSource source;
    private final ScheduledExecutorService coordinator;
    private final ScheduledExecutorService worker;
    private final PooledStreamingEventProcessor processor;

    Following(EventReader reader, EventTail tail, Projector projector, List<LiveEvents> listeners) {
        this.projector = projector;
        this.listeners = listeners;
        this.source = new StretchSource(reader, tail, projector::position);
        this.coordinator = singleThread("views-coordinator");
        this.worker = singleThread("views-worker");
        this.processor = PooledStreamingEventProcessor.builder()
                .name(NAME)
                .eventHandlerInvoker(new ViewInvoker((events, whole) -> feed(events)))
                .messageSource(source)
                .tokenStore(new InMemoryTokenStore())
                .transactionManager(NoTransactionManager.INSTANCE)
                .errorHandler(PropagatingErrorHandler.INSTANCE)
                .coordinatorExecutor(coordinator)
                .workerExecutor(worker)
                .initialSegmentCount(1)
                .maxClaimedSegments(1)
                .tokenClaimInterval(CLAIM_INTERVAL_MILLIS)
                .initialToken(from -> new GlobalSequenceTrackingToken(projector.position()))
                .build();
    }

    private static ScheduledExecutorService singleThread(String name) {
        return Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name(name).daemon().factory());
    }

    void start() {
        processor.start();
    }

    private void feed(List<StoredEvent> events) {
        projector.apply(events);
        listeners.forEach(listener -> listener.happened(events));
        source.stretchHandled();
    }

    /// Whether the processor is at work, without an error that it could not get over yet.
    boolean healthy() {
        return processor.isRunning() && !processor.isError()
                && processor.processingStatus().values().stream().noneMatch(EventTrackerStatus::isErrorState);
    }

    /// Finishes the stretch that is underway.
    @Override
    public void close() {
        processor.shutDown();
        source.close();
        coordinator.shutdown();
        worker.shutdown();
    }
}
