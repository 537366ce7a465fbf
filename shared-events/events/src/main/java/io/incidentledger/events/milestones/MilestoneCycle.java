package io.incidentledger.events.milestones;

import java.util.Map;

import io.incidentledger.events.Milestone;
import org.jspecify.annotations.Nullable;

/// A cycle of an incident: the time up to the first reopening, or between two reopenings.
///
/// @param began the reopening that began the cycle; null for the first one
/// @param reached those of "mitigated", "resolved" and "closed" that were reached in the cycle; the reopening that
///     ended it took them back
record MilestoneCycle(@Nullable MilestoneFact began, Map<Milestone, MilestoneFact> reached) {

    /// Returns null if the milestone was not reached in the cycle.
    @Nullable MilestoneFact fact(Milestone milestone) {
        return reached.get(milestone);
    }
}
