package io.incidentledger.events.durations;

import java.time.Duration;

import io.incidentledger.events.milestones.ReadingState;
import org.jspecify.annotations.Nullable;

/// A duration of one incident as it is answered: a length, or the reason why there is none. It is blank unless recorded or invalid; never zero for want of a side.
///
/// @param length
///            never negative; null unless recorded
/// @param reason
///            null when recorded
public record DurationReading(@Nullable Duration length, ReadingState state, @Nullable String reason) {

    static DurationReading of(Duration length) {
        return new DurationReading(length, ReadingState.RECORDED, null);
    }

    static DurationReading invalid(String reason) {
        return new DurationReading(null, ReadingState.INVALID, reason);
    }

    static DurationReading blank(ReadingState state, String reason) {
        return new DurationReading(null, state, reason);
    }
}
