package io.incidentledger.events.milestones;

import java.time.Instant;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import org.jspecify.annotations.Nullable;

/// One end of a duration: the milestone, its time, and the event from which the ledger knows it.
///
/// @param at when the milestone was reached
/// @param quality how reliably the time is known; null: not specified
public record DurationEnd(Milestone milestone, Instant at, Instant recordedAt, long position,
        @Nullable MilestoneQuality quality) {

    public static DurationEnd of(Milestone milestone, MilestoneFact fact) {
        return new DurationEnd(milestone, fact.at(), fact.recordedAt(), fact.position(), fact.quality());
    }

    /// Returns null for a null fact, which means that the time is not known.
    public static @Nullable DurationEnd ofNullable(Milestone milestone, @Nullable MilestoneFact fact) {
        return fact == null ? null : of(milestone, fact);
    }
}
