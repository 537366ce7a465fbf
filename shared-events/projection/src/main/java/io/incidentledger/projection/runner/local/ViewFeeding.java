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
import io.incidentledger.projection.Progress;
import io.incidentledger.projection.Projector;
import io.incidentledger.projection.Rebuild;
import io.incidentledger.projection.View;
import io.incidentledger.projection.runner.Feeding;
import io.incidentledger.projection.runner.FeedingState;
import io.incidentledger.projection.runner.LiveEvents;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Rebuilds the views, then follows. Starting waits for the rebuild as long as it is told to; a ledger that can't be read within that time fails the start, one that proves
/// damaged later is reported, and nothing is answered from then on.
public final class ViewFeeding implements Feeding, SmartLifecycle {

    /// Before the web server, whose phase is 2048 below the default, and after everything that knows nothing of phases and belongs to the log.
    private static final int PHASE = DEFAULT_PHASE - 4096;
    private static final Logger LOG = LoggerFactory.getLogger(ViewFeeding.class);

    private final EventReader reader;
    private final EventTail tail;
    private final LedgerScan scan;
    private final Projector projector;
    private final List<LiveEvents> listeners;
    private final Duration patience;
    private final Consumer<RuntimeException> onRefused;
    private volatile FeedingState state = FeedingState.STOPPED;
    private volatile @Nullable Rebuild rebuild;
    private volatile @Nullable Following following;
    private @Nullable Thread starting;

    /// @param scan
    ///            what the rebuild reads with; it verifies
    /// @param listeners
    ///            hear of what happens once the rebuild is done
    /// @param patience
    ///            how long starting may wait for the rebuild before it goes on in the background
    /// @param onRefused
    ///            hears of a ledger that could not be read to its end after starting had stopped waiting
    public ViewFeeding(EventReader reader, EventTail tail, LedgerScan scan, Projector projector,
            List<LiveEvents> listeners, Duration patience, Consumer<RuntimeException> onRefused) {
        this.reader = reader;
        this.tail = tail;
        this.scan = scan;
        this.projector = projector;
        this.listeners = List.copyOf(listeners);
        this.patience = patience;
        this.onRefused = onRefused;
    }

    /// @throws RuntimeException
    ///             what kept the ledger from being read, such as the first broken position of a damaged one
    @Override
    public void start() {
        state = FeedingState.REBUILDING;
        CompletableFuture<Void> caughtUp = new CompletableFuture<>();
        starting = Thread.ofPlatform().name("views-rebuild").daemon().start(() -> catchUp(caughtUp));
        try {
            caughtUp.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLong) {
            LOG.info("views are rebuilt in the background; queries are refused until then");
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
            follow(new Following(reader, tail, projector, listeners));
            caughtUp.complete(null);
        } catch (CancellationException stopped) {
            caughtUp.completeExceptionally(stopped);
        } catch (RuntimeException failure) {
            caughtUp.completeExceptionally(refused(failure));
        }
    }

    /// Unless the end came first: then nobody would end it.
    private synchronized void follow(Following follower) {
        if (state == FeedingState.STOPPED) {
            follower.close();
            throw new CancellationException("stopped before following began");
        }
        following = follower;
        follower.start();
        state = FeedingState.FOLLOWING;
    }

    /// What can't be read once the end has come is no fault of the ledger.
    private synchronized RuntimeException refused(RuntimeException failure) {
        if (state == FeedingState.STOPPED) {
            return new CancellationException("stopped while it was read: " + failure.getMessage());
        }
        state = FeedingState.REFUSED;
        LOG.error("the ledger can't be read: {}", failure.getMessage());
        return failure;
    }

    /// What was appended meanwhile is mostly little; following takes the rest.
    private void rebuildToTheEnd() {
        long from = projector.position();
        for (long head = reader.head().position(); from < head; head = reader.head().position()) {
            Rebuild next = new Rebuild(scan, projector, from, head);
            rebuild = next;
            next.run();
            from = head;
        }
    }

    @Override
    public FeedingState state() {
        return state;
    }

    @Override
    public double rebuilt() {
        Rebuild running = rebuild;
        return switch (state) {
            case REBUILDING, REFUSED -> running == null ? 0 : running.done();
            case FOLLOWING, STOPPED -> 1;
        };
    }

    @Override
    public boolean followingWell() {
        Following follower = following;
        return state == FeedingState.FOLLOWING && follower != null && follower.healthy();
    }

    @Override
    public Map<String, Progress> progress() {
        return projector.views().stream().collect(Collectors.toMap(View::name, projector::progressOf));
    }

    @Override
    public void stop() {
        synchronized (this) {
            state = FeedingState.STOPPED;
        }
        if (starting != null) {
            starting.interrupt();
        }
        Following follower = following;
        if (follower != null) {
            follower.close();
        }
    }

    @Override
    public boolean isRunning() {
        return state != FeedingState.STOPPED;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
