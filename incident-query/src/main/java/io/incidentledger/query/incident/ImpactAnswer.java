package io.incidentledger.query.incident;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import io.incidentledger.events.ImpactLevel;
import io.incidentledger.events.milestones.ImpactStretch;
import org.jspecify.annotations.Nullable;

/// The impact in an answer: when, then how much.
///
/// @param intervals
///            what "time to restore" adds up, by their beginning
public record ImpactAnswer(List<Interval> intervals, @Nullable Long usersAffected, @Nullable BigDecimal usersShare,
        List<String> customers, List<String> regions, @Nullable String revenue,
        @Nullable BigDecimal errorBudgetMinutes) {

    /// @param to
    ///            exclusive; null: it lasts
    public record Interval(@Nullable String service, @Nullable ImpactLevel level, Instant from, @Nullable Instant to) {}

    public static ImpactAnswer of(IncidentView view) {
        List<Interval> intervals = view.course().milestones().impact().stretches().stream()
                .sorted(Comparator.comparing(ImpactStretch::from))
                .map(stretch -> new Interval(stretch.service(), stretch.level(), stretch.from(), stretch.to()))
                .toList();
        Impact facts = view.impact();
        return new ImpactAnswer(intervals, facts.usersAffected(), facts.usersShare(), facts.customers(),
                facts.regions(),
                facts.revenue(), facts.errorBudgetMinutes());
    }
}
