package io.incidentledger.query.measures.whatif;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import io.incidentledger.events.Milestone;
import io.incidentledger.query.measures.report.MeasuresResponse;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The actual measures, the hypothetical measures, and the differences between them.
///
/// @param position the figures include everything up to this position
/// @param applied the changes to milestones in the order of the request, drops after shifts
/// @param excluded the incidents that were left out, in the order of the request
/// @param actual the measures as recorded
/// @param hypothetical the measures with the changes
/// @param differences each measure of each group in which a figure differs, in the order in which groups and measures
///     appear in the responses
public record WhatIfResponse(long position, List<Applied> applied, List<Excluded> excluded, MeasuresResponse actual,
        MeasuresResponse hypothetical, List<Difference> differences) {

    /// A hypothetical change to a milestone.
    ///
    /// @param before when it was reached, as recorded; null: not known
    /// @param after when it was reached, by assumption; null: dropped
    public record Applied(String incidentId, @Nullable Long number, Milestone milestone, @Nullable Instant before,
            @Nullable Instant after) {}

    /// An incident that was left out.
    public record Excluded(String incidentId, @Nullable Long number) {}

    /// The difference of one measure in one group. A measure that is missing in one of the responses counts as
    /// empty there.
    ///
    /// @param group the key of the group
    /// @param measure the key of the measure
    /// @see io.incidentledger.query.measures.statistics.MeasureStatistics
    public record Difference(String group, String measure, Count n, Count blanks, Count invalids, Count leftOut,
            Length meanSeconds, Length medianSeconds, Length p75Seconds, Length p90Seconds, Length p95Seconds,
            Length maxSeconds) {}

    /// A number with and without the changes.
    ///
    /// @param actual the number as recorded
    /// @param hypothetical the number with the changes
    /// @param difference `hypothetical` minus `actual`
    public record Count(int actual, int hypothetical, int difference) {

        static Count of(int actual, int hypothetical) {
            return new Count(actual, hypothetical, hypothetical - actual);
        }
    }

    /// A length in seconds with and without the changes.
    ///
    /// @param actual the length as recorded; null if there is none
    /// @param hypothetical the length with the changes; null if there is none
    /// @param difference `hypothetical` minus `actual`; null unless both exist
    @Schema(name = "WhatIfSeconds")
    public record Length(@Nullable BigDecimal actual, @Nullable BigDecimal hypothetical,
            @Nullable BigDecimal difference) {

        static Length of(@Nullable BigDecimal actual, @Nullable BigDecimal hypothetical) {
            return new Length(actual, hypothetical,
                    actual == null || hypothetical == null ? null : plain(hypothetical.subtract(actual)));
        }

        private static BigDecimal plain(BigDecimal seconds) {
            BigDecimal stripped = seconds.stripTrailingZeros();
            return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }
    }
}
