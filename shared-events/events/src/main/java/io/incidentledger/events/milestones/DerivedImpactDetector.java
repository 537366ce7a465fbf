package io.incidentledger.events.milestones;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import io.incidentledger.events.ImpactDetails;
import io.incidentledger.events.ImpactInterval;
import io.incidentledger.events.IncidentEvent.ImpactRecorded;
import org.jspecify.annotations.Nullable;

/// Recognizes impact intervals that imports of former releases derived instead of taking them from the source: for a
/// reopened incident they wrote one interval from its start to its last resolution, as if the impact had lasted through
/// the time in between. No source reported such an interval, so it does not count.
///
/// Current imports that read both ends of a downtime write the interval's end as the event's `occurredAt`, which former
/// releases never set. An interval of a former release also counts if it ends at another time than the resolution, or
/// if the mitigation was imported with the same time, as it is in the format that has downtimes.
public final class DerivedImpactDetector {

    private DerivedImpactDetector() {}

    /// Whether an import derived the interval.
    ///
    /// @param impact an event that an import recorded
    /// @param resolved whether the incident was resolved at the given time, in its present cycle
    /// @param mitigatedAt null if not known
    public static boolean is(ImpactRecorded impact, Predicate<Instant> resolved, @Nullable Instant mitigatedAt) {
        ImpactDetails facts = impact.facts();
        List<ImpactInterval> intervals = facts.intervals();
        if (impact.occurredAt() != null || intervals == null || intervals.size() != 1
                || !facts.equals(new ImpactDetails(intervals, null, null, null, null, null, null))) {
            return false;
        }
        ImpactInterval only = intervals.getFirst();
        Instant to = only.to();
        return only.service() == null && only.level() == null
                && (to == null || resolved.test(to) && !to.equals(mitigatedAt));
    }
}
