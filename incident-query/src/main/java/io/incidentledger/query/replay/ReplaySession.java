package io.incidentledger.query.replay;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

import io.incidentledger.query.readmodel.ServerSentEvents;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/// One replay for one client. Deadlines count from its beginning, so delays do not add up: overdue events are sent
/// immediately and together, and the following ones are on time again. One page is prefetched. Must not be called
/// concurrently; call it each time the client has consumed the previous frames.
final class ReplaySession {

    /// The size in characters, above which no further events are added to the events that are sent together.
    private static final int MAX_AT_ONCE = 16_384;

    private final ReplayRuntime runtime;
    private final boolean paced;
    private final ReplaySchedule schedule;
    private final ReplayEventPages more;
    private final Function<ReplayProgress, String> ending;
    private Iterator<ReplayEvent> page;
    private CompletableFuture<List<ReplayEvent>> ahead;
    private @Nullable ScheduledEvent scheduledEvent;
    /// In nanoseconds, on the runtime's time source.
    private long due;
    private ReplayProgress replayProgress = ReplayProgress.NOTHING;
    private boolean over;

    /// The environment that sessions run in.
    ///
    /// @param clock schedules deadlines; only short tasks may run on it
    /// @param nanoTime the time source of deadlines, which must be monotonic
    /// @param reading reads a page on a thread that may block
    /// @param lateness records how much later than due events are handed to the connection
    /// @param heartbeat the time without an event after which the client receives a comment
    record ReplayRuntime(Scheduler clock, LongSupplier nanoTime,
            Function<Callable<List<ReplayEvent>>, Mono<List<ReplayEvent>>> reading,
            Timer lateness, Duration heartbeat) {}

    /// @param ending creates the last frame
    ReplaySession(ReplayRuntime runtime, ReplayPlan replayPlan, PlaybackSpeed playbackSpeed, ReplayClock clock,
            Function<ReplayProgress, String> ending) {
        this.runtime = runtime;
        this.paced = !playbackSpeed.atOnce();
        this.schedule = replayPlan.schedule(playbackSpeed, clock);
        this.more = replayPlan.more();
        this.ending = ending;
        this.page = replayPlan.opening().iterator();
        this.ahead = readAhead();
        this.due = now();
        turn();
    }

    /// The next frames. Must not be called after the last frame.
    Mono<String> next() {
        if (scheduledEvent == null) {
            return Mono.firstWithSignal(Mono.fromFuture(ahead, true).thenReturn(true), heartbeat().thenReturn(false))
                    .flatMap(read -> read ? goOn(ahead.join()) : Mono.just(ServerSentEvents.HEARTBEAT));
        }
        Duration wait = Duration.ofNanos(due - now());
        if (wait.compareTo(runtime.heartbeat()) > 0) {
            return heartbeat().thenReturn(ServerSentEvents.HEARTBEAT);
        }
        return wait.isPositive()
                ? Mono.delay(wait, runtime.clock()).then(Mono.fromSupplier(this::whatIsDue))
                : Mono.fromSupplier(this::whatIsDue);
    }

    private Mono<Long> heartbeat() {
        return Mono.delay(runtime.heartbeat(), runtime.clock());
    }

    boolean over() {
        return over;
    }

    private long now() {
        return runtime.nanoTime().getAsLong();
    }

    private Mono<String> goOn(List<ReplayEvent> replayEvents) {
        if (replayEvents.isEmpty()) {
            over = true;
            return Mono.just(ending.apply(replayProgress));
        }
        page = replayEvents.iterator();
        ahead = readAhead();
        turn();
        return next();
    }

    private CompletableFuture<List<ReplayEvent>> readAhead() {
        CompletableFuture<List<ReplayEvent>> replayEvents = new CompletableFuture<>();
        if (more == ReplayEventPages.NONE) {
            replayEvents.complete(List.of());
        } else {
            runtime.reading().apply(more::next).subscribe(replayEvents::complete, replayEvents::completeExceptionally);
        }
        return replayEvents;
    }

    private String whatIsDue() {
        StringBuilder frames = new StringBuilder();
        long now = now();
        for (ScheduledEvent each = scheduledEvent; each != null && due - now <= 0
                && frames.length() < MAX_AT_ONCE; each = scheduledEvent) {
            if (paced) {
                runtime.lateness().record(now - due, TimeUnit.NANOSECONDS);
            }
            frames.append(each.frame());
            replayProgress = replayProgress.with(each.event().position());
            turn();
        }
        return frames.toString();
    }

    /// Advances to the next event of the page, or to none if the page is finished.
    private void turn() {
        scheduledEvent = page.hasNext() ? schedule.next(page.next()) : null;
        if (scheduledEvent != null) {
            due += scheduledEvent.pause().toNanos();
        }
    }
}
