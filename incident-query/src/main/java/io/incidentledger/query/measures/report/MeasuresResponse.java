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

/// The measures of a period.
///
/// @param position the figures include everything up to this position
/// @param from the first instant of the period; null: from the beginning
/// @param to the first instant after the period; null: up to now
/// @param zone the time zone of the period and of groups by time
/// @param groupBy what the incidents are grouped by; null: nothing, there is one group
/// @param severity which severity of an incident counts: `peak`, `initial` or `final`
/// @param included kinds of incidents that are left out by default and were requested
/// @param note a note that readers of the groups need; null: none
/// @param definitions how the measures are defined
/// @param groups the groups, sorted by key
/// @param openIncidents the incidents of the period that are still open and therefore missing in the figures, oldest
///     first
/// @param comparison the period that the figures are compared with; absent if no comparison was requested
public record MeasuresResponse(long position, int definitionVersion, @Nullable Instant from, @Nullable Instant to,
        String zone,
        @Nullable String groupBy, String severity, List<String> included, @Nullable String note,
        List<Definition> definitions, List<Group> groups, List<OpenIncident> openIncidents,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ComparedPeriod comparison) {

    /// The definition of a measure.
    ///
    /// @param key the key of the measure, by which the figures refer to it
    /// @param from the milestone at which it begins; null, as is `to`, if the measure is not a duration between
    ///     milestones of one incident
    /// @param to the milestone at which it ends
    /// @param description how to interpret it
    /// @param fromOccurrence which occurrence of the milestone counts; null: the one that is shown with an incident
    /// @param toOccurrence the same for `to`
    /// @param response whether the measure excludes incidents that were recorded after the fact
    /// @param calendar the working hours within which time counts; null: all time counts
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

    /// The measures of one group of incidents.
    ///
    /// @param key the value that the incidents of the group have in common; `all` without groups
    /// @param incidents the number of incidents in the group
    /// @param open the number of incidents that are still open
    /// @param measures the figures, by the key of the measure
    /// @param openGapSeconds for a group by service, the time since the service's last failure, in seconds, which
    ///     is not part of any average; null for other groups, or if unknown
    /// @param previousIncidents the number of incidents in the group in the previous period; absent if no
    ///     comparison was requested
    public record Group(String key, int incidents, int open, Map<String, MeasureStatistics> measures,
            @Nullable BigDecimal openGapSeconds,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer previousIncidents) {}

    /// The period that the figures are compared with, and the method of comparison.
    ///
    /// @param from the first instant of the period
    /// @param to the first instant after the period
    /// @param method how the confidence intervals are computed
    /// @param level the probability that a confidence interval contains the true difference, 0 to 1
    /// @param resamples how many samples are drawn for a confidence interval
    /// @param smallestN the minimum sample size in each period for a verdict
    public record ComparedPeriod(Instant from, Instant to, String method, double level, int resamples, int smallestN) {

        static ComparedPeriod of(ReportPeriod period) {
            return new ComparedPeriod(period.from(), period.to(),
                    "percentile bootstrap of the difference between the medians", BootstrapMedianDifference.LEVEL,
                    BootstrapMedianDifference.RESAMPLES, PeriodComparison.SMALLEST_N);
        }
    }

    /// An incident that is still open.
    ///
    /// @param severity the current severity
    /// @param status the current status
    /// @param declaredAt when it was declared
    /// @param ageSeconds the time since the declaration, in seconds; null if the declaration lies in the future
    public record OpenIncident(String incidentId, @Nullable Long number, Severity severity, Status status, Mode mode,
            Instant declaredAt, @Nullable BigDecimal ageSeconds) {}
}
