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

/// The measures as the API answers them.
///
/// @param position
///            everything up to here is in the figures
/// @param definitionVersion
///            changes whenever a measure means something else
/// @param from
///            the period's first instant; null: from the beginning
/// @param to
///            the first instant after it; null: up to now
/// @param groupBy
///            null: not grouped
/// @param severity
///            which severity of an incident counts: peak, initial or final
/// @param note
///            what a reader must know of the grouping; null: nothing
/// @param definitions
///            what the measures mean
/// @param openIncidents
///            those of the period that are not over and therefore missing in the figures, the oldest first
/// @param comparison
///            null, and not written: none was asked for
public record MeasuresResponse(long position, int definitionVersion, @Nullable Instant from, @Nullable Instant to,
        String zone,
        @Nullable String groupBy, String severity, List<String> included, @Nullable String note,
        List<Definition> definitions, List<Group> groups, List<OpenIncident> openIncidents,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ComparedPeriod comparison) {

    /// @param from
    ///            null, as is to: not between milestones of one incident
    /// @param fromOccurrence
    ///            null, as is toOccurrence: the milestone as it is shown with an incident
    /// @param response
    ///            it leaves out incidents that were recorded after the fact
    /// @param calendar
    ///            only time within these hours counts; null: all time does
    public record Definition(String key, @Nullable Milestone from, @Nullable Milestone to, String description,
            @Nullable OccurrenceChoice fromOccurrence, @Nullable OccurrenceChoice toOccurrence, boolean response,
            @Nullable WorkingHours calendar) {

        private static final String FIRST_GAPS = "per service from the end of one impact to the start of the "
                + "next, overlapping ones merged (MTBF)";
        private static final String GAPS = "per service from the end of one incident's impact to the start of "
                + "the next incident's, overlapping ones merged (MTBF)";

        /// What the requested ones mean, in the order in which they are answered.
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

    /// @param incidents
    ///            how many belong to it
    /// @param open
    ///            how many of them are not over
    /// @param openGapSeconds
    ///            for a service the time since its last failure, which is in no average; null: otherwise, or unknown
    /// @param previousIncidents
    ///            how many belonged to it in the previous period; null, and not written: no comparison was asked for
    public record Group(String key, int incidents, int open, Map<String, MeasureStatistics> measures,
            @Nullable BigDecimal openGapSeconds,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer previousIncidents) {}

    /// What the figures are compared with, and how.
    ///
    /// @param level
    ///            how often such an interval holds the true difference
    /// @param smallestN
    ///            of either period, for a verdict
    public record ComparedPeriod(Instant from, Instant to, String method, double level, int resamples, int smallestN) {

        static ComparedPeriod of(ReportPeriod period) {
            return new ComparedPeriod(period.from(), period.to(),
                    "percentile bootstrap of the difference between the medians", BootstrapMedianDifference.LEVEL,
                    BootstrapMedianDifference.RESAMPLES, PeriodComparison.SMALLEST_N);
        }
    }

    /// @param number
    ///            null: not known yet
    /// @param ageSeconds
    ///            since its declaration; null: that lies in the future
    public record OpenIncident(String incidentId, @Nullable Long number, Severity severity, Status status, Mode mode,
            Instant declaredAt, @Nullable BigDecimal ageSeconds) {}
}
