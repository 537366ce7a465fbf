package io.incidentledger.command.incident;

import java.util.List;

import io.incidentledger.events.ImpactFacts;
import io.incidentledger.events.ImpactInterval;
import org.jspecify.annotations.Nullable;

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
        ImpactFacts merged = new ImpactFacts(or(told.intervals(), known.intervals()),
                or(told.usersAffected(), known.usersAffected()), or(told.usersShare(), known.usersShare()),
                or(told.customers(), known.customers()), or(told.regions(), known.regions()),
                or(told.revenue(), known.revenue()), or(told.errorBudgetMinutes(), known.errorBudgetMinutes()));
        return new Impact(merged, endStated, intervalsStated || told.intervals() != null);
    }

    private static <T> @Nullable T or(@Nullable T told, @Nullable T present) {
        return told != null ? told : present;
    }
}
