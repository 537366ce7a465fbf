package io.incidentledger.query.measures;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// What somebody wants to know.
///
/// @param from
///            the period's first instant; null: from the beginning
/// @param to
///            the first instant after it; null: up to now
/// @param zone
///            in which months and weeks begin
/// @param measures
///            their names, known or not; empty: all
public record MeasureQuery(@Nullable Instant from, @Nullable Instant to, ZoneId zone, Grouping grouping,
        Set<String> measures,
        SeverityBasis severity, Set<IncludeOption> included) {

    public boolean wants(String measure) {
        return measures.isEmpty() || measures.contains(measure);
    }

    /// The same question about another period.
    public MeasureQuery during(ReportPeriod period) {
        return new MeasureQuery(period.from(), period.to(), zone, grouping, measures, severity, included);
    }

    /// @throws NullPointerException when it is not bounded at both ends
    public ReportPeriod period() {
        return new ReportPeriod(Objects.requireNonNull(from), Objects.requireNonNull(to));
    }

    /// The first instant whose incidents have to be looked at; null: the beginning. Those before the period matter only
    /// as failures that came before its own.
    ///
    /// @param compared whether with the previous period
    @Nullable Instant looksBackTo(boolean compared) {
        if (from == null || wants(MeasureCatalog.BETWEEN_FAILURES)) {
            return null;
        }
        return compared ? period().previous(zone).from() : from;
    }

    public boolean covers(Instant declaredAt) {
        return (from == null || !declaredAt.isBefore(from)) && (to == null || declaredAt.isBefore(to));
    }
}
