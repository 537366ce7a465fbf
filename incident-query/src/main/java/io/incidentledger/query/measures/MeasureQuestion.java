package io.incidentledger.query.measures;

import java.time.Instant;
import java.time.ZoneId;
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
record MeasureQuestion(@Nullable Instant from, @Nullable Instant to, ZoneId zone, Grouping grouping,
        Set<String> measures,
        SeverityChoice severity, Set<Inclusion> included) {

    boolean wants(String measure) {
        return measures.isEmpty() || measures.contains(measure);
    }

    boolean covers(Instant declaredAt) {
        return (from == null || !declaredAt.isBefore(from)) && (to == null || declaredAt.isBefore(to));
    }
}
