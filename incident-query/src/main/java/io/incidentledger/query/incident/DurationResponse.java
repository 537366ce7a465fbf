package io.incidentledger.query.incident;

import java.math.BigDecimal;

import io.incidentledger.events.durations.DurationSeconds;
import io.incidentledger.events.durations.MeasuredDuration;
import io.incidentledger.events.milestones.MeasurementStatus;
import org.jspecify.annotations.Nullable;

/// A duration between two milestones of an incident.
///
/// @param seconds its length in seconds; null unless recorded: a missing start or end never yields 0
/// @param state whether the duration is known
/// @param reason why there is no duration; null if it is recorded
public record DurationResponse(@Nullable BigDecimal seconds, MeasurementStatus state, @Nullable String reason) {

    public static DurationResponse of(MeasuredDuration reading) {
        return new DurationResponse(reading.length() == null ? null : DurationSeconds.of(reading.length()),
                reading.state(),
                reading.reason());
    }
}
