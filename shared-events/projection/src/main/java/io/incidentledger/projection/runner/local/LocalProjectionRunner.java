package io.incidentledger.projection.runner.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.EventTail;
import io.incidentledger.projection.LedgerScan;
import io.incidentledger.projection.PositionTracker;
import io.incidentledger.projection.Projector;
import io.incidentledger.projection.View;
import io.incidentledger.projection.ViewRebuilder;
import io.incidentledger.projection.runner.LiveEventListener;
import io.incidentledger.projection.runner.ProjectionRunner;
import io.incidentledger.projection.runner.RunnerState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Rebuilds the views of this process, then follows the ledger. Starting waits for the rebuild up to a given time. If
/// the ledger can't be read within that time, the start fails; if it turns out to be damaged later, that is reported,
/// and no queries are answered from then on.
public final class LocalProjectionRunner implements ProjectionRunner, SmartLifecycle {

    /// Starts before the web server, whose phase is 2048 below the default, and after the beans of the log, which do
    /// not set a phase.
    private static final int PHASE = DEFAULT_PHASE - 4096;
    private static final Logger LOG = LoggerFactory.getLogger(LocalProjectionRunner.class);

    private final EventReader reader;
    private final EventTail tail;
    private final LedgerScan scan;
    private final Projector projector;
    private final List<LiveEventListener> listeners;
    private final Duration patience;
    private final Consumer<RuntimeException> onRefused;
    private volatile RunnerState state = RunnerState.STOPPED;
    private volatile @Nullable ViewRebuilder viewRebuilder;
    private volatile @Nullable LocalEventProcessor localEventProcessor;
    private @Nullable Thread starting;

    /// @param scan reads the ledger for the rebuild; it verifies
    /// @param listeners are called for events after the rebuild
    /// @param patience how long starting may wait for the rebuild before it continues in the background
    /// @param onRefused is called if the ledger could not be read to its end after starting had stopped waiting
    public LocalProjectionRunner(EventReader reader, EventTail tail, LedgerScan scan, Projector projector,
            List<LiveEventListener> listeners, Duration patience, Consumer<RuntimeException> onRefused) {
        this.reader = reader;
        this.tail = tail;
        this.scan = scan;
        this.projector = projector;
        this.listeners = List.copyOf(listeners);
        this.patience = patience;
        this.onRefused = onRefused;
    }

    /// @throws RuntimeException the reason why the ledger can't be read, such as the first broken position of a damaged
    ///     ledger
    @Override
    public void start() {
        state = RunnerState.REBUILDING;
        CompletableFuture<Void> caughtUp = new CompletableFuture<>();
        starting = Thread.ofPlatform().name("views-rebuild").daemon().start(() -> catchUp(caughtUp));
        try {
            caughtUp.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            LOG.info("the views are being rebuilt in the background; queries are rejected until then");
            caughtUp.whenComplete((done, failure) -> {
                if (failure instanceof RuntimeException refusal && !(failure instanceof CancellationException)) {
                    onRefused.accept(refusal);
                }
            });
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException refusal
                    ? refusal
                    : new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void catchUp(CompletableFuture<Void> caughtUp) {
        try {
            rebuildToTheEnd();
            follow(new LocalEventProcessor(reader, tail, projector, listeners));
            caughtUp.complete(null);
        } catch (CancellationException stopped) {
            caughtUp.completeExceptionally(stopped);
        } catch (RuntimeException failure) {
            caughtUp.completeExceptionally(refused(failure));
        }
    }

    /// If the runner was stopped first, closes the processor, because nothing else would.
    private synchronized void follow(LocalEventProcessor processor) {
        if (state == RunnerState.STOPPED) {
            processor.close();
            throw new CancellationException("stopped before the first live event");
        }
        localEventProcessor = processor;
        processor.start();
        state = RunnerState.FOLLOWING;
    }

    /// Read failures after the runner was stopped are not errors of the ledger.
    private synchronized RuntimeException refused(RuntimeException failure) {
        if (state == RunnerState.STOPPED) {
            return new CancellationException("stopped while it was read: " + failure.getMessage());
        }
        state = RunnerState.REFUSED;
        LOG.error("the ledger can't be read: {}", failure.getMessage());
        return failure;
    }

    /// Repeats the rebuild until the end is reached; the events appended in the meantime are usually few. Following
    /// takes the rest.
    private void rebuildToTheEnd() {
        long from = projector.position();
        for (long head = reader.head().position(); from < head; head = reader.head().position()) {
            ViewRebuilder next = new ViewRebuilder(scan, projector, from, head);
            viewRebuilder = next;
            next.run();
            from = head;
        }
    }

    @Override
    public RunnerState state() {
        return state;
    }

    @Override
    public double rebuilt() {
        ViewRebuilder running = viewRebuilder;
        return switch (state) {
            case REBUILDING, REFUSED -> running == null ? 0 : running.done();
            case FOLLOWING, STOPPED -> 1;
        };
    }

    @Override
    public boolean followingWell() {
        LocalEventProcessor processor = localEventProcessor;
        return state == RunnerState.FOLLOWING && processor != null && processor.healthy();
    }

    @Override
    public Map<String, PositionTracker> progress() {
        return projector.views().stream().collect(Collectors.toMap(View::name, projector::progressOf));
    }

    @Override
    public void stop() {
        synchronized (this) {
            state = RunnerState.STOPPED;
        }
        if (starting != null) {
            starting.interrupt();
        }
        LocalEventProcessor processor = localEventProcessor;
        if (processor != null) {
            processor.close();
        }
    }

    @Override
    public boolean isRunning() {
        return state != RunnerState.STOPPED;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
