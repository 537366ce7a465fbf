package io.incidentledger.events.milestones;

import java.util.Map;

import io.incidentledger.events.Milestone;
import org.jspecify.annotations.Nullable;

/// The time of an incident up to a reopening, or between two of them.
///
/// @param began the reopening; null for the first one
/// @param reached those of "mitigated", "resolved" and "closed" that were reached in it; the reopening that ended it
///     took them back
record MilestoneCycle(@Nullable MilestoneFact began, Map<Milestone, MilestoneFact> reached) {

    /// Null: it was not reached.
    @Nullable MilestoneFact fact(Milestone milestone) {
        return reached.get(milestone);
    }
}
