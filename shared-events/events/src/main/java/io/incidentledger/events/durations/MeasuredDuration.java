package io.incidentledger.events.durations;

import java.time.Duration;

import io.incidentledger.events.milestones.MeasurementStatus;
import org.jspecify.annotations.Nullable;

/// The value of a duration of one incident as shown in responses: a length, or the reason why there is none. A missing
/// side never yields zero.
///
/// @param length never negative; null unless the state is recorded
/// @param reason null if the state is recorded
public record MeasuredDuration(@Nullable Duration length, MeasurementStatus state, @Nullable String reason) {

    static MeasuredDuration of(Duration length) {
        return new MeasuredDuration(length, MeasurementStatus.RECORDED, null);
    }

    static MeasuredDuration invalid(String reason) {
        return new MeasuredDuration(null, MeasurementStatus.INVALID, reason);
    }

    static MeasuredDuration blank(MeasurementStatus state, String reason) {
        return new MeasuredDuration(null, state, reason);
    }
}
