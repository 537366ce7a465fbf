package io.incidentledger.query.measures;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// A query for measures.
///
/// @param from the period's first instant; null: from the beginning
/// @param to the first instant after the period; null: up to now
/// @param zone the time zone in which months and weeks start
/// @param measures the names of the measures, known or not; empty: all
public record MeasureQuery(@Nullable Instant from, @Nullable Instant to, ZoneId zone, Grouping grouping,
        Set<String> measures,
        SeverityBasis severity, Set<OptionalIncidentKind> included) {

    public boolean wants(String measure) {
        return measures.isEmpty() || measures.contains(measure);
    }

    /// The same query for another period.
    public MeasureQuery during(ReportPeriod period) {
        return new MeasureQuery(period.from(), period.to(), zone, grouping, measures, severity, included);
    }

    /// @throws NullPointerException if the period is not bounded at both ends
    public ReportPeriod period() {
        return new ReportPeriod(Objects.requireNonNull(from), Objects.requireNonNull(to));
    }

    /// The instant from which on incidents have to be read; null: from the beginning. Incidents before the period
    /// matter only as failures that preceded the failures in the period.
    ///
    /// @param compared whether the previous period is needed, too
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
