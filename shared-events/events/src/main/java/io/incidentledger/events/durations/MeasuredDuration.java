package io.incidentledger.events.durations;

import java.time.Duration;

import io.incidentledger.events.milestones.MeasurementStatus;
import org.jspecify.annotations.Nullable;

/// A duration of one incident as it is answered: a length, or the reason why there is none. It is blank unless recorded
/// or invalid; never zero for want of a side.
///
/// @param length never negative; null unless recorded
/// @param reason null when recorded
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
