package io.incidentledger.query.replay;

import java.time.Duration;

import io.incidentledger.events.durations.DurationSeconds;

/// An event with its place in the schedule of one replay.
///
/// @param offset the time since the replay's first event, on the replay's clock
/// @param pause the pause before the event, as played
record ScheduledEvent(ReplayEvent event, Duration offset, Duration pause) {

    private static final int FRAME_OVERHEAD = 100;

    /// The event as a frame of server-sent events, with its position as the id.
    String frame() {
        return new StringBuilder(event.telling().length() + FRAME_OVERHEAD).append("id: ").append(event.position())
                .append("\ndata: ").append(event.telling())
                .append(",\"offsetSeconds\":").append(DurationSeconds.of(offset).toPlainString())
                .append(",\"pauseSeconds\":").append(DurationSeconds.of(pause).toPlainString())
                .append("}\n\n").toString();
    }
}
