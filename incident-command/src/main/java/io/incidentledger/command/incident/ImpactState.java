package io.incidentledger.command.incident;

import java.util.List;

import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.ImpactInterval;

/// The known impact of an incident.
///
/// @param endStated its end was recorded explicitly in the current cycle, that is, since the last reopening
/// @param intervalsStated its intervals were given in the current cycle
record ImpactState(ImpactDetails known, boolean endStated, boolean intervalsStated) {

    static final ImpactDetails NO_FACTS = new ImpactDetails(null, null, null, null, null, null, null);
    static final ImpactState UNKNOWN = new ImpactState(NO_FACTS, false, false);

    /// Whether an end is recorded for the current cycle, so that resolving the incident adds none.
    boolean ended() {
        return endStated || intervalsStated && intervalsEnded();
    }

    private boolean intervalsEnded() {
        List<ImpactInterval> intervals = known.intervals();
        return intervals != null && !intervals.isEmpty()
                && intervals.stream().allMatch(interval -> interval.to() != null);
    }

    ImpactState withEndStated(boolean stated) {
        return new ImpactState(known, stated, intervalsStated);
    }

    ImpactState afterReopening() {
        return new ImpactState(known, false, false);
    }

    ImpactState after(ImpactDetails change) {
        ImpactDetails merged = new ImpactDetails(FieldPatches.applied(change.intervals(), known.intervals()),
                FieldPatches.applied(change.usersAffected(), known.usersAffected()),
                FieldPatches.applied(change.usersShare(), known.usersShare()),
                FieldPatches.applied(change.customers(), known.customers()),
                FieldPatches.applied(change.regions(), known.regions()),
                FieldPatches.applied(change.revenue(), known.revenue()),
                FieldPatches.applied(change.errorBudgetMinutes(), known.errorBudgetMinutes()));
        return new ImpactState(merged, endStated, intervalsStated || change.intervals() != null);
    }
}
