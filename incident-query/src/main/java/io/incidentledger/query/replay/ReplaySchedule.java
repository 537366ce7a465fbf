package io.incidentledger.query.replay;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// Computes the pause before each event of a replay, one event after the other. The schedule depends on the events
/// alone, so a replay that resumes after an event has the same schedule as one without interruption. Not thread-safe.
final class ReplaySchedule {

    private final PlaybackSpeed playbackSpeed;
    private final ReplayClock clock;
    private @Nullable Instant first;
    private @Nullable Instant last;

    /// @param first the time of the whole replay's first event; null: the first event scheduled is that event
    /// @param last the time of the event before the first one scheduled; null: there is none
    ReplaySchedule(PlaybackSpeed playbackSpeed, ReplayClock clock, @Nullable Instant first, @Nullable Instant last) {
        this.playbackSpeed = playbackSpeed;
        this.clock = clock;
        this.first = first;
        this.last = last;
    }

    ScheduledEvent next(ReplayEvent replayEvent) {
        Instant now = clock.of(replayEvent);
        Instant begin = first == null ? now : first;
        Duration pause = last == null ? Duration.ZERO : playbackSpeed.pause(last, now);
        first = begin;
        last = now;
        return new ScheduledEvent(replayEvent, Duration.between(begin, now), pause);
    }
}
