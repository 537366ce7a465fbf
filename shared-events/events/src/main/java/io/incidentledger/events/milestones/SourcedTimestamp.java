package io.incidentledger.events.milestones;

import java.time.Instant;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import org.jspecify.annotations.Nullable;

/// One side of a length of time in an answer: what it is, and where the ledger has it from.
///
/// @param at
///            in the world
/// @param position
///            of the event that told it
/// @param quality
///            null: nobody said
public record SourcedTimestamp(Milestone milestone, Instant at, Instant recordedAt, long position,
        @Nullable MilestoneQuality quality) {

    public static SourcedTimestamp of(Milestone milestone, MilestoneFact fact) {
        return new SourcedTimestamp(milestone, fact.at(), fact.recordedAt(), fact.position(), fact.quality());
    }

    /// Null for null: it is not known.
    public static @Nullable SourcedTimestamp ofNullable(Milestone milestone, @Nullable MilestoneFact fact) {
        return fact == null ? null : of(milestone, fact);
    }
}
