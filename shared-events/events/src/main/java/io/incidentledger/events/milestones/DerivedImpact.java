package io.incidentledger.events.milestones;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.ImpactInterval;
import io.incidentledger.events.IncidentEvent.ImpactRecorded;
import org.jspecify.annotations.Nullable;

/// Tells apart what a source states about an impact and what imports of former releases concluded: of an incident that
/// was reopened they wrote one interval from its start to its last resolution, as if it had lasted through the time
/// between. Nobody stated that, so it does not count.
///
/// An import that was given both ends of a downtime writes the interval with its end as the time of the event, which
/// former releases never did. Of theirs, an interval also counts when it ends at another time than the resolution, or
/// when the mitigation was imported with the same time, which the format does that has downtimes.
public final class DerivedImpact {

    private DerivedImpact() {}

    /// Whether an import concluded it.
    ///
    /// @param told
    ///            by an import
    /// @param resolved
    ///            whether the incident was resolved then, in its present cycle
    /// @param mitigatedAt
    ///            null: not known
    public static boolean is(ImpactRecorded told, Predicate<Instant> resolved, @Nullable Instant mitigatedAt) {
        ImpactDetails facts = told.facts();
        List<ImpactInterval> intervals = facts.intervals();
        if (told.occurredAt() != null || intervals == null || intervals.size() != 1
                || !facts.equals(new ImpactDetails(intervals, null, null, null, null, null, null))) {
            return false;
        }
        ImpactInterval only = intervals.getFirst();
        Instant to = only.to();
        return only.service() == null && only.level() == null
                && (to == null || resolved.test(to) && !to.equals(mitigatedAt));
    }
}
