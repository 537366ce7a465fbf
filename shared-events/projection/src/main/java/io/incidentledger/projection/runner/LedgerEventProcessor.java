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

/// Runs Axon's pooled streaming processor on the ledger and delivers events in batches. If the ledger can't be read or
/// handling fails, it retries with growing delays; it never skips events.
public final class LedgerEventProcessor implements AutoCloseable {

    private static final Duration LAST_STRETCH = Duration.ofSeconds(5);

    private final BatchMessageSource source;
    private final ScheduledExecutorService coordinator;
    private final ScheduledExecutorService workers;
    private final PooledStreamingEventProcessor processor;
    private boolean closed;

    /// @param name the name of the processor, which identifies its tokens and its threads
    /// @param segments the number of parts that are fed in parallel; each has a thread
    /// @param handled the position up to which events were handled: reading pauses when it is too far ahead
    /// @param feed takes a batch for a segment; if it throws, the batch is delivered again
    /// @param settings the other settings of the processor: its token store, and how it claims segments
    public LedgerEventProcessor(String name, EventReader reader, EventTail tail, int segments, LongSupplier handled,
            BiConsumer<List<StoredEvent>, Segment> feed,
            UnaryOperator<PooledStreamingEventProcessor.Builder> settings) {
        this.source = new BatchMessageSource(reader, tail, handled);
        this.coordinator = threads(1, name + "-coordinator");
        this.workers = threads(segments, name + "-worker");
        this.processor = settings.apply(PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(new BatchHandlerInvoker(feed, source::batchHandled))
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

    /// Whether the processor is running without an unresolved error.
    public boolean healthy() {
        return processor.isRunning() && !processor.isError()
                && processor.processingStatus().values().stream().noneMatch(EventTrackerStatus::isErrorState);
    }

    /// Finishes the batches in progress and releases the claims. It does so once; concurrent calls wait for it.
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
