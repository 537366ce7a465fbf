package io.incidentledger.query.measures.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.durations.DurationDefinition;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.events.policy.OccurrenceChoice;
import io.incidentledger.events.policy.WorkingHours;
import io.incidentledger.query.measures.MeasureCatalog;
import io.incidentledger.query.measures.MeasureQuery;
import io.incidentledger.query.measures.ReportPeriod;
import io.incidentledger.query.measures.statistics.BootstrapMedianDifference;
import io.incidentledger.query.measures.statistics.MeasureStatistics;
import io.incidentledger.query.measures.statistics.PeriodComparison;
import org.jspecify.annotations.Nullable;

/// The measures of a period, as returned by the API.
///
/// @param position the figures include everything up to this position
/// @param definitionVersion changes whenever the definition of a measure changes
/// @param from the period's first instant; null: from the beginning
/// @param to the first instant after the period; null: up to now
/// @param groupBy null: not grouped
/// @param severity which severity of an incident counts: peak, initial or final
/// @param note a note that readers of the groups need; null: none
/// @param definitions the definitions of the measures
/// @param openIncidents the incidents of the period that are still open and therefore missing in the figures, oldest
///     first
/// @param comparison null, and omitted from the JSON, if no comparison was requested
public record MeasuresResponse(long position, int definitionVersion, @Nullable Instant from, @Nullable Instant to,
        String zone,
        @Nullable String groupBy, String severity, List<String> included, @Nullable String note,
        List<Definition> definitions, List<Group> groups, List<OpenIncident> openIncidents,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ComparedPeriod comparison) {

    /// @param from null, as is `to`, if the measure is not a duration between milestones of one incident
    /// @param fromOccurrence null, as is `toOccurrence`, for the milestone as it is shown with an incident
    /// @param response whether the measure excludes incidents that were recorded after the fact
    /// @param calendar only time within these hours counts; null: all time counts
    public record Definition(String key, @Nullable Milestone from, @Nullable Milestone to, String description,
            @Nullable OccurrenceChoice fromOccurrence, @Nullable OccurrenceChoice toOccurrence, boolean response,
            @Nullable WorkingHours calendar) {

        private static final String FIRST_GAPS = "per service from the end of one impact to the start of the "
                + "next, overlapping ones merged (MTBF)";
        private static final String GAPS = "per service from the end of one incident's impact to the start of "
                + "the next incident's, overlapping ones merged (MTBF)";

        /// The definitions of the requested measures, in the order in which responses list them.
        static List<Definition> of(MeasureQuery query, DurationDefinitions inForce) {
            Stream<Definition> gaps = query.wants(MeasureCatalog.BETWEEN_FAILURES)
                    ? Stream.of(ofGaps(inForce))
                    : Stream.empty();
            return Stream.concat(new MeasureCatalog(inForce).requested(query).stream().map(Definition::of), gaps)
                    .toList();
        }

        private static Definition ofGaps(DurationDefinitions inForce) {
            return new Definition(MeasureCatalog.BETWEEN_FAILURES, null, null,
                    inForce.builtIn() == 1 ? FIRST_GAPS : GAPS, null, null, false, null);
        }

        private static Definition of(DurationDefinition duration) {
            return new Definition(duration.key(), duration.from().milestone(), duration.to().milestone(),
                    duration.wording(), duration.from().occurrence(), duration.to().occurrence(), duration.response(),
                    duration.calendar());
        }
    }

    /// @param incidents the number of incidents in the group
    /// @param open the number of incidents that are still open
    /// @param openGapSeconds for a group by service, the time since the service's last failure, which is not part of
    ///     any average; null for other groups, or if unknown
    /// @param previousIncidents the number of incidents in the group in the previous period; null, and omitted from the
    ///     JSON, if no comparison was requested
    public record Group(String key, int incidents, int open, Map<String, MeasureStatistics> measures,
            @Nullable BigDecimal openGapSeconds,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer previousIncidents) {}

    /// The period that the figures are compared with, and the method of comparison.
    ///
    /// @param level the probability that such an interval contains the true difference
    /// @param smallestN the minimum sample size in each period for a verdict
    public record ComparedPeriod(Instant from, Instant to, String method, double level, int resamples, int smallestN) {

        static ComparedPeriod of(ReportPeriod period) {
            return new ComparedPeriod(period.from(), period.to(),
                    "percentile bootstrap of the difference between the medians", BootstrapMedianDifference.LEVEL,
                    BootstrapMedianDifference.RESAMPLES, PeriodComparison.SMALLEST_N);
        }
    }

    /// @param number null: not known yet
    /// @param ageSeconds the time since the declaration; null if the declaration lies in the future
    public record OpenIncident(String incidentId, @Nullable Long number, Severity severity, Status status, Mode mode,
            Instant declaredAt, @Nullable BigDecimal ageSeconds) {}
}
