package io.incidentledger.query.measures.whatif;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.milestones.MilestoneFact;
import io.incidentledger.events.milestones.Milestones;
import org.jspecify.annotations.Nullable;

/// One milestone of one incident as it is supposed to be.
///
/// @param before
///            as the ledger has it; null: it is not known
/// @param after
///            null: it is dropped
record MilestoneOverride(String incidentId, Milestone milestone, @Nullable MilestoneFact before,
        @Nullable MilestoneFact after) {

    Milestones in(Milestones milestones) {
        return after == null ? milestones.without(milestone) : milestones.supposing(milestone, after);
    }

    /// When it takes effect among those of its incident, so that none depends on their order in the question: dropping
    /// last; and the end of the impact makes room for its start, or follows it, whichever way they move.
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
