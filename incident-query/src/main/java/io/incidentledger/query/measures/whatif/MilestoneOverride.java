package io.incidentledger.query.measures.whatif;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.milestones.MilestoneFact;
import io.incidentledger.events.milestones.Milestones;
import org.jspecify.annotations.Nullable;

/// A hypothetical change to one milestone of one incident.
///
/// @param before the milestone as recorded in the ledger; null: it is not known
/// @param after null: the milestone is dropped
record MilestoneOverride(String incidentId, Milestone milestone, @Nullable MilestoneFact before,
        @Nullable MilestoneFact after) {

    Milestones in(Milestones milestones) {
        return after == null ? milestones.without(milestone) : milestones.supposing(milestone, after);
    }

    /// The rank at which this change is applied among the changes to its incident, so that the result does not depend
    /// on their order in the request. Drops are applied last. The end of impact is applied before the start if it moves
    /// later and after the start if it moves earlier.
    int turn() {
        if (after == null) {
            return 3;
        }
        if (milestone != Milestone.IMPACT_ENDED) {
            return 1;
        }
        return before != null && after.at().isBefore(before.at()) ? 2 : 0;
    }
}
