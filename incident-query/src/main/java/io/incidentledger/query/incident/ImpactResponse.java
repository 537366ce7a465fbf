package io.incidentledger.query.incident;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import io.incidentledger.events.ImpactLevel;
import io.incidentledger.events.milestones.ImpactPeriod;
import org.jspecify.annotations.Nullable;

/// What an incident affected. A null member is not known.
///
/// @param intervals when and how much which service was impaired, sorted by start; "time to restore" adds them up
/// @see io.incidentledger.events.ImpactDetails
public record ImpactResponse(List<Interval> intervals, @Nullable Long usersAffected, @Nullable BigDecimal usersShare,
        List<String> customers, List<String> regions, @Nullable String revenue,
        @Nullable BigDecimal errorBudgetMinutes) {

    /// An interval during which something was impaired.
    ///
    /// @see io.incidentledger.events.ImpactInterval
    public record Interval(@Nullable String service, @Nullable ImpactLevel level, Instant from, @Nullable Instant to) {}

    public static ImpactResponse of(IncidentView view) {
        List<Interval> intervals = view.course().milestones().impact().periods().stream()
                .sorted(Comparator.comparing(ImpactPeriod::from))
                .map(period -> new Interval(period.service(), period.level(), period.from(), period.to()))
                .toList();
        ImpactExtent facts = view.impact();
        return new ImpactResponse(intervals, facts.usersAffected(), facts.usersShare(), facts.customers(),
                facts.regions(),
                facts.revenue(), facts.errorBudgetMinutes());
    }
}
