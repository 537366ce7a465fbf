package io.incidentledger.query.measures.whatif;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import io.incidentledger.events.Milestone;
import io.incidentledger.query.measures.report.MeasuresResponse;
import org.jspecify.annotations.Nullable;

/// The measures as they are, as they would be, and in what they differ.
///
/// @param position everything up to here is in the figures
/// @param applied what was supposed of milestones, in the order of the question, what is dropped behind what is shifted
/// @param excluded in the order of the question
/// @param differences of each measure of each group in which a figure differs; groups and measures in their order in
///     the answers
public record WhatIfResponse(long position, List<Applied> applied, List<Excluded> excluded, MeasuresResponse actual,
        MeasuresResponse hypothetical, List<Difference> differences) {

    /// @param number
    ///            null: not known yet
    /// @param before
    ///            as the ledger has it; null: it is not known
    /// @param after
    ///            null: dropped
    public record Applied(String incidentId, @Nullable Long number, Milestone milestone, @Nullable Instant before,
            @Nullable Instant after) {}

    /// @param number
    ///            null: not known yet
    public record Excluded(String incidentId, @Nullable Long number) {}

    /// A measure that one of the answers does not have counts nothing there.
    public record Difference(String group, String measure, Count n, Count blanks, Count invalids, Count leftOut,
            Length meanSeconds, Length medianSeconds, Length p75Seconds, Length p90Seconds, Length p95Seconds,
            Length maxSeconds) {}

    /// @param difference
    ///            the hypothetical one less the actual one
    public record Count(int actual, int hypothetical, int difference) {

        static Count of(int actual, int hypothetical) {
            return new Count(actual, hypothetical, hypothetical - actual);
        }
    }

    /// @param difference
    ///            the hypothetical one less the actual one; null: there are not both
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
