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

/// One replay for one listener. Deadlines count from its beginning, so that a delay does not add up: what is overdue is
/// sent at once and together, and what follows is in time again. One page is read ahead. Calls come one after the
/// other, each when the listener has taken what the one before gave.
final class ReplaySession {

    /// Characters of events that are sent together.
    private static final int MOST_AT_ONCE = 16_384;

    private final ReplayRuntime runtime;
    private final boolean paced;
    private final ReplaySchedule cues;
    private final ReplayEventPages more;
    private final Function<ReplayProgress, String> ending;
    private Iterator<ReplayEvent> page;
    private CompletableFuture<List<ReplayEvent>> ahead;
    private @Nullable ScheduledEvent scheduledEvent;
    /// In nanoseconds of the runtime's time.
    private long due;
    private ReplayProgress replayProgress = ReplayProgress.NOTHING;
    private boolean over;

    /// What a performance stands on.
    ///
    /// @param clock wakes at deadlines, and does nothing that takes long
    /// @param nanoTime the time that deadlines are told in: never runs backwards
    /// @param reading reads a page where it may block
    /// @param lateness how much later than due events are handed to the connection
    /// @param heartbeat after such a time without an event the listener gets a comment
    record ReplayRuntime(Scheduler clock, LongSupplier nanoTime,
            Function<Callable<List<ReplayEvent>>, Mono<List<ReplayEvent>>> reading,
            Timer lateness, Duration heartbeat) {}

    /// @param ending makes the last frame
    ReplaySession(ReplayRuntime runtime, ReplayPlan replayPlan, PlaybackSpeed playbackSpeed, ReplayClock clock,
            Function<ReplayProgress, String> ending) {
        this.runtime = runtime;
        this.paced = !playbackSpeed.atOnce();
        this.cues = replayPlan.cues(playbackSpeed, clock);
        this.more = replayPlan.more();
        this.ending = ending;
        this.page = replayPlan.opening().iterator();
        this.ahead = readAhead();
        this.due = now();
        turn();
    }

    /// The next frames; what comes after the ending is not asked for.
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

    private Mono<String> goOn(List<ReplayEvent> scenes) {
        if (scenes.isEmpty()) {
            over = true;
            return Mono.just(ending.apply(replayProgress));
        }
        page = scenes.iterator();
        ahead = readAhead();
        turn();
        return next();
    }

    private CompletableFuture<List<ReplayEvent>> readAhead() {
        CompletableFuture<List<ReplayEvent>> scenes = new CompletableFuture<>();
        if (more == ReplayEventPages.NONE) {
            scenes.complete(List.of());
        } else {
            runtime.reading().apply(more::next).subscribe(scenes::complete, scenes::completeExceptionally);
        }
        return scenes;
    }

    private String whatIsDue() {
        StringBuilder frames = new StringBuilder();
        long now = now();
        for (ScheduledEvent each = scheduledEvent; each != null && due - now <= 0
                && frames.length() < MOST_AT_ONCE; each = scheduledEvent) {
            if (paced) {
                runtime.lateness().record(now - due, TimeUnit.NANOSECONDS);
            }
            frames.append(each.frame());
            replayProgress = replayProgress.with(each.scene().position());
            turn();
        }
        return frames.toString();
    }

    /// To the next event of the page; none: the page is done.
    private void turn() {
        scheduledEvent = page.hasNext() ? cues.next(page.next()) : null;
        if (scheduledEvent != null) {
            due += scheduledEvent.pause().toNanos();
        }
    }
}
