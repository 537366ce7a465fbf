package io.incidentledger.query.replay;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// The schedule of a replay: gives each scene its place, one after the other. It depends on the scenes alone, so a replay that goes on after an event has the same cues as one
/// that never broke off. Not thread-safe.
final class CueSheet {

    private final Tempo tempo;
    private final ReplayClock clock;
    private @Nullable Instant first;
    private @Nullable Instant last;

    /// @param first
    ///            when the whole replay's first event was; null: the first scene is that event
    /// @param last
    ///            when the event before the first scene was; null: there is none
    CueSheet(Tempo tempo, ReplayClock clock, @Nullable Instant first, @Nullable Instant last) {
        this.tempo = tempo;
        this.clock = clock;
        this.first = first;
        this.last = last;
    }

    Cue next(Scene scene) {
        Instant now = clock.of(scene);
        Instant begin = first == null ? now : first;
        Duration pause = last == null ? Duration.ZERO : tempo.pause(last, now);
        first = begin;
        last = now;
        return new Cue(scene, Duration.between(begin, now), pause);
    }
}
