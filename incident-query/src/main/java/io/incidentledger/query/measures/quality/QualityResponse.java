package io.incidentledger.query.measures.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.incidentledger.query.measures.statistics.MeasureStatistics;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The quality of the data behind the measures.
///
/// @param position the figures include everything up to this position
/// @see io.incidentledger.query.measures.report.MeasuresResponse
public record QualityResponse(long position, int definitionVersion, @Nullable Instant from, @Nullable Instant to,
        String zone, @Nullable String groupBy, String severity, List<String> included, @Nullable String note,
        List<Group> groups) {

    /// The quality of the data about one group of incidents.
    ///
    /// @param incidents the number of incidents in the group
    /// @param open the number of incidents that are still open
    /// @param backfilled the number of incidents that were recorded after the fact; their recording lag is
    ///     meaningless and left out
    /// @param milestones how completely each milestone is known, by name, in the usual order
    /// @param declarationDelay the time from the start of impact to the declaration; incidents that were declared
    ///     before the start are left out
    /// @param zeroLengths by measure: how many of all lengths are exactly zero. Two milestones may coincide, but
    ///     many zeros point to a default value that nobody checked. Measures within working hours are omitted,
    ///     because zero is ordinary outside of working hours
    /// @param withoutServices the incidents that name no service
    /// @param withoutTeam the incidents without a responsible team
    /// @param contradictions times that contradict each other, most frequent first
    /// @see io.incidentledger.query.measures.report.MeasuresResponse.Group
    public record Group(String key, int incidents, int open, int backfilled,
            Map<String, MilestoneQualityFigures> milestones, MeasureStatistics declarationDelay,
            Map<String, Share> zeroLengths,
            Share withoutServices, Share withoutTeam, List<Contradiction> contradictions) {}

    /// How completely a milestone is known. Each incident of the group is in exactly one of `recorded`, `invalid`,
    /// `missing`, `pending` and `notApplicable`.
    ///
    /// @param n the number of incidents
    /// @param recorded how many times are known
    /// @param invalid how many contradict another time, or lie in the future
    /// @param missing how many are not known, although the incident is past this milestone
    /// @param pending how many are not known, and may still be recorded
    /// @param notApplicable how many are not known, and the incident was cancelled or merged
    /// @param missingShare the share of `missing` among `recorded`, `invalid` and `missing`, 0 to 1; null if there
    ///     are none
    /// @param measured how many of the recorded times are marked as measured
    /// @param estimated how many of the recorded times are marked as estimated
    /// @param assumed how many of the recorded times are marked as assumed; the rest has no mark
    /// @param recordingLag the time from the occurrence of the milestone to its recording. Blanks are unknown
    ///     milestones, invalids are contradicted or were recorded before they occurred, and incidents that were
    ///     recorded after the fact are left out
    @Schema(name = "MilestoneQualityFigures")
    public record MilestoneQualityFigures(int n, int recorded, int invalid, int missing, int pending,
            int notApplicable, @Nullable BigDecimal missingShare, int measured, int estimated, int assumed,
            MeasureStatistics recordingLag) {}

    /// A number of incidents or lengths out of all.
    ///
    /// @param count the number
    /// @param n the number of all
    /// @param share `count` divided by `n`, 0 to 1, rounded to four digits; null if `n` is 0
    public record Share(int count, int n, @Nullable BigDecimal share) {

        private static final int DIGITS = 4;

        static Share of(int count, int n) {
            return new Share(count, n, share(count, n));
        }

        static @Nullable BigDecimal share(int count, int n) {
            return n == 0
                    ? null
                    : BigDecimal.valueOf(count).divide(BigDecimal.valueOf(n), DIGITS,
                            RoundingMode.HALF_EVEN);
        }
    }

    /// A contradiction that occurs in incidents of the group.
    ///
    /// @param subject the milestone that is shown as invalid, or the impact
    /// @param reason what it contradicts
    /// @param incidents the number of incidents with this contradiction
    /// @param examples the first ten of them, in the order of their declaration
    public record Contradiction(String subject, String reason, int incidents, List<Example> examples) {}

    /// An incident with the contradiction.
    public record Example(String incidentId, @Nullable Long number) {}
}
