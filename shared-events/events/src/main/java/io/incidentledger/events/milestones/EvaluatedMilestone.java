package io.incidentledger.events.milestones;

import java.time.Instant;

import io.incidentledger.events.MilestoneQuality;
import org.jspecify.annotations.Nullable;

/// A milestone of an incident at the time of the query.
///
/// @param at when it was reached; null unless recorded or invalid
/// @param recordedAt when the ledger learned of it; null unless recorded or invalid
/// @param state whether it is known
/// @param quality how reliably the time is known; null: not specified
/// @param reason why it is invalid; null otherwise
/// @param position the position of the event that recorded it; null unless recorded or invalid
public record EvaluatedMilestone(@Nullable Instant at, @Nullable Instant recordedAt, MeasurementStatus state,
        @Nullable MilestoneQuality quality, @Nullable String reason, @Nullable Long position) {

    static EvaluatedMilestone absent(MeasurementStatus state) {
        return new EvaluatedMilestone(null, null, state, null, null, null);
    }

    static EvaluatedMilestone recorded(MilestoneFact fact) {
        return new EvaluatedMilestone(fact.at(), fact.recordedAt(), MeasurementStatus.RECORDED, fact.quality(), null,
                fact.position());
    }

    static EvaluatedMilestone invalid(MilestoneFact fact, String reason) {
        return new EvaluatedMilestone(fact.at(), fact.recordedAt(), MeasurementStatus.INVALID, fact.quality(), reason,
                fact.position());
    }
}
