package io.incidentledger.projection.runner;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.EventTail;
import io.incidentledger.ledger.StoredEvent;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;

/// Axon's processor on the ledger, handing over stretches of events. When the ledger can't be read or handling has a
/// fault it tries again, later and later; it never skips.
public final class LedgerEventProcessor implements AutoCloseable {

    private static final Duration LAST_STRETCH = Duration.ofSeconds(5);

    private final BatchMessageSource source;
    private final ScheduledExecutorService coordinator;
    private final ScheduledExecutorService workers;
    private final PooledStreamingEventProcessor processor;
    private boolean closed;

    /// @param name
    ///            of the processor: its tokens are stored under it, and its threads are called by it
    /// @param segments
    ///            how many parts are fed side by side; each has a thread
    /// @param handled
    ///            the position up to which events were handled: reading waits when it is too far ahead
    /// @param feed
    ///            takes a stretch for a segment; what it throws makes the stretch come again
    /// @param settings
    ///            the rest of what the processor needs: its tokens, and how it claims them
    public LedgerEventProcessor(String name, EventReader reader, EventTail tail, int segments, LongSupplier handled,
            BiConsumer<List<StoredEvent>, Segment> feed,
            UnaryOperator<PooledStreamingEventProcessor.Builder> settings) {
        this.source = new BatchMessageSource(reader, tail, handled);
        this.coordinator = threads(1, name + "-coordinator");
        this.workers = threads(segments, name + "-worker");
        this.processor = settings.apply(PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(new BatchHandlerInvoker(feed, source::stretchHandled))
                .messageSource(source)
                .transactionManager(NoTransactionManager.INSTANCE)
                .errorHandler(PropagatingErrorHandler.INSTANCE)
                .coordinatorExecutor(coordinator)
                .workerExecutor(workers)
                .initialSegmentCount(segments))
                .build();
    }

    private static ScheduledExecutorService threads(int count, String name) {
        return Executors.newScheduledThreadPool(count, Thread.ofPlatform().name(name).daemon().factory());
    }

    public void start() {
        processor.start();
    }

    /// Whether it is at work, without an error that it could not get over yet.
    public boolean healthy() {
        return processor.isRunning() && !processor.isError()
                && processor.processingStatus().values().stream().noneMatch(EventTrackerStatus::isErrorState);
    }

    /// Finishes the stretches that are underway and gives the claims back, once; whoever closes it meanwhile waits for
    /// that.
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        processor.shutdownAsync().orTimeout(LAST_STRETCH.toSeconds(), TimeUnit.SECONDS).exceptionally(late -> null)
                .join();
        source.close();
        coordinator.shutdownNow();
        workers.shutdownNow();
    }
}
