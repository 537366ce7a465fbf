package io.incidentledger.command.incident;

import java.util.List;

import io.incidentledger.events.ImpactFacts;
import io.incidentledger.events.ImpactInterval;

/**
 * What is known about the impact.
 *
 * @param endStated
 *            its end was stated in the present cycle, that is, since the last reopening
 * @param intervalsStated
 *            its intervals were given in the present cycle
 */
record Impact(ImpactFacts known, boolean endStated, boolean intervalsStated) {

    static final ImpactFacts NO_FACTS = new ImpactFacts(null, null, null, null, null, null, null);
    static final Impact UNKNOWN = new Impact(NO_FACTS, false, false);

    /** Whether an end is recorded for the present cycle, so that resolving has none to add. */
    boolean ended() {
        return endStated || intervalsStated && intervalsEnded();
    }

    private boolean intervalsEnded() {
        List<ImpactInterval> intervals = known.intervals();
        return intervals != null && !intervals.isEmpty()
                && intervals.stream().allMatch(interval -> interval.to() != null);
    }

    Impact withEndStated(boolean stated) {
        return new Impact(known, stated, intervalsStated);
    }

    Impact afterReopening() {
        return new Impact(known, false, false);
    }

    Impact after(ImpactFacts told) {
        ImpactFacts merged = new ImpactFacts(Change.applied(told.intervals(), known.intervals()),
                Change.applied(told.usersAffected(), known.usersAffected()),
                Change.applied(told.usersShare(), known.usersShare()),
                Change.applied(told.customers(), known.customers()), Change.applied(told.regions(), known.regions()),
                Change.applied(told.revenue(), known.revenue()),
                Change.applied(told.errorBudgetMinutes(), known.errorBudgetMinutes()));
        return new Impact(merged, endStated, intervalsStated || told.intervals() != null);
    }
}
