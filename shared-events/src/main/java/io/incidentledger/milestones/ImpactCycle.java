package io.incidentledger.milestones;

import org.jspecify.annotations.Nullable;

/// The impact from the incident's beginning, or from a reopening, to its end.
///
/// @param resumed
///            the reopening; null for the first cycle, which begins with the milestone "impact started"
/// @param end
///            what was stated; null: it lasts, or nobody said
public record ImpactCycle(@Nullable MilestoneFact resumed, @Nullable MilestoneFact end) {

    ImpactCycle endingWith(@Nullable MilestoneFact fact) {
        return new ImpactCycle(resumed, fact);
    }
}
