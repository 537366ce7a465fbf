package io.incidentledger.query.incident;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import io.incidentledger.events.ImpactLevel;
import io.incidentledger.events.milestones.ImpactPeriod;
import org.jspecify.annotations.Nullable;

/// The impact as returned by the API: its intervals and its extent.
///
/// @param intervals the intervals that "time to restore" adds up, sorted by start
public record ImpactResponse(List<Interval> intervals, @Nullable Long usersAffected, @Nullable BigDecimal usersShare,
        List<String> customers, List<String> regions, @Nullable String revenue,
        @Nullable BigDecimal errorBudgetMinutes) {

    /// @param to exclusive; null: ongoing
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
