package io.incidentledger.query.replay;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// The schedule of a replay: gives each scene its place, one after the other. It depends on the scenes alone, so a
/// replay that goes on after an event has the same cues as one that never broke off. Not thread-safe.
final class ReplaySchedule {

    private final PlaybackSpeed playbackSpeed;
    private final ReplayClock clock;
    private @Nullable Instant first;
    private @Nullable Instant last;

    /// @param first when the whole replay's first event was; null: the first scene is that event
    /// @param last when the event before the first scene was; null: there is none
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
