package io.incidentledger.query.replay;

import java.time.Duration;

import io.incidentledger.events.durations.Seconds;

/// A scene with its place in one replay.
///
/// @param offset since the replay's first event, on the replay's clock
/// @param pause before it, as played
record ScheduledEvent(ReplayEvent scene, Duration offset, Duration pause) {

    private static final int FRAME_OVERHEAD = 100;

    /// As a frame of server-sent events, with the position as its id.
    String frame() {
        return new StringBuilder(scene.telling().length() + FRAME_OVERHEAD).append("id: ").append(scene.position())
                .append("\ndata: ").append(scene.telling())
                .append(",\"offsetSeconds\":").append(Seconds.of(offset).toPlainString())
                .append(",\"pauseSeconds\":").append(Seconds.of(pause).toPlainString())
                .append("}\n\n").toString();
    }
}
