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
/// @param excluded in the order of the request
/// @param differences each measure of each group in which a figure differs, in the order in which groups and measures
///     appear in the responses
public record WhatIfResponse(long position, List<Applied> applied, List<Excluded> excluded, MeasuresResponse actual,
        MeasuresResponse hypothetical, List<Difference> differences) {

    /// @param number null: not known yet
    /// @param before as recorded in the ledger; null: it is not known
    /// @param after null: dropped
    public record Applied(String incidentId, @Nullable Long number, Milestone milestone, @Nullable Instant before,
            @Nullable Instant after) {}

    /// @param number null: not known yet
    public record Excluded(String incidentId, @Nullable Long number) {}

    /// The difference of one measure in one group. A measure that is missing in one of the responses counts as empty
    /// there.
    public record Difference(String group, String measure, Count n, Count blanks, Count invalids, Count leftOut,
            Length meanSeconds, Length medianSeconds, Length p75Seconds, Length p90Seconds, Length p95Seconds,
            Length maxSeconds) {}

    /// @param difference the hypothetical value minus the actual one
    public record Count(int actual, int hypothetical, int difference) {

        static Count of(int actual, int hypothetical) {
            return new Count(actual, hypothetical, hypothetical - actual);
        }
    }

    /// @param difference the hypothetical value minus the actual one; null unless both exist
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
