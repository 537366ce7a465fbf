package io.incidentledger.query.incident;

import java.math.BigDecimal;

import io.incidentledger.events.durations.MeasuredDuration;
import io.incidentledger.events.durations.Seconds;
import io.incidentledger.events.milestones.MeasurementStatus;
import org.jspecify.annotations.Nullable;

/// A duration in an answer.
///
/// @param seconds null unless recorded; never 0 for want of a side
/// @param reason why there is none; null when recorded
public record DurationResponse(@Nullable BigDecimal seconds, MeasurementStatus state, @Nullable String reason) {

    public static DurationResponse of(MeasuredDuration reading) {
        return new DurationResponse(reading.length() == null ? null : Seconds.of(reading.length()), reading.state(),
                reading.reason());
    }
}
