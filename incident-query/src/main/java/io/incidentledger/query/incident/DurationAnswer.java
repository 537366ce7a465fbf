package io.incidentledger.query.incident;

import java.math.BigDecimal;

import io.incidentledger.events.durations.DurationReading;
import io.incidentledger.events.durations.Seconds;
import io.incidentledger.events.milestones.ReadingState;
import org.jspecify.annotations.Nullable;

/// A duration in an answer.
///
/// @param seconds
///            null unless recorded; never 0 for want of a side
/// @param reason
///            why there is none; null when recorded
public record DurationAnswer(@Nullable BigDecimal seconds, ReadingState state, @Nullable String reason) {

    public static DurationAnswer of(DurationReading reading) {
        return new DurationAnswer(reading.length() == null ? null : Seconds.of(reading.length()), reading.state(),
                reading.reason());
    }
}
