package io.incidentledger.query.measures;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.incidentledger.query.milestones.DurationDefinition;
import io.incidentledger.query.milestones.DurationDefinitions;
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
///            their names; empty: all
record MeasureQuestion(@Nullable Instant from, @Nullable Instant to, ZoneId zone, Grouping grouping,
        Set<String> measures,
        SeverityChoice severity, Set<Inclusion> included) {

    /// The measure that is no duration of a single incident.
    static final String BETWEEN_FAILURES = "timeBetweenFailures";

    private static final List<MeasuresAnswer.Definition> DEFINITIONS = Stream.concat(
            DurationDefinitions.DEFAULT.all().stream().map(MeasureQuestion::definition),
            Stream.of(new MeasuresAnswer.Definition(BETWEEN_FAILURES, null, null,
                    "per service from the end of one impact to the start of the next, overlapping ones merged (MTBF)")))
            .toList();

    private static MeasuresAnswer.Definition definition(DurationDefinition duration) {
        String length = duration.sum()
                ? "the length of all impact, overlaps counted once"
                : "from " + duration.from().wireName() + " to " + duration.to().wireName();
        return new MeasuresAnswer.Definition(duration.key(), duration.from(), duration.to(),
                length + (duration.alias().isEmpty() ? "" : " (" + duration.alias() + ")"));
    }

    /// The names of all measures, in order.
    static List<String> names() {
        return DEFINITIONS.stream().map(MeasuresAnswer.Definition::key).toList();
    }

    boolean wants(String measure) {
        return measures.isEmpty() || measures.contains(measure);
    }

    List<MeasuresAnswer.Definition> definitions() {
        return DEFINITIONS.stream().filter(definition -> wants(definition.key())).toList();
    }

    boolean covers(Instant declaredAt) {
        return (from == null || !declaredAt.isBefore(from)) && (to == null || declaredAt.isBefore(to));
    }
}
