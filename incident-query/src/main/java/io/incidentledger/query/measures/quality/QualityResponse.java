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
/// @param from the period's first instant; null: from the beginning
/// @param to the first instant after the period; null: up to now
/// @param groupBy null: not grouped
/// @param severity which severity of an incident counts: peak, initial or final
/// @param note a note that readers of the groups need; null: none
public record QualityResponse(long position, int definitionVersion, @Nullable Instant from, @Nullable Instant to,
        String zone, @Nullable String groupBy, String severity, List<String> included, @Nullable String note,
        List<Group> groups) {

    /// @param incidents the number of incidents in the group
    /// @param open the number of incidents that are still open
    /// @param backfilled the number of incidents that were recorded after the fact; their recording lag is meaningless
    ///     and left out
    /// @param milestones by name, in the order in which milestones usually occur
    /// @param declarationDelay the time from the start of impact to the declaration; incidents that were declared
    ///     before the start are left out
    /// @param zeroLengths by measure: how many of all lengths are exactly zero. Two milestones may coincide, but many
    ///     zeros point to a default value that nobody checked. Measures within working hours are omitted, because zero
    ///     is ordinary outside of working hours
    /// @param withoutServices incidents that name no service
    /// @param withoutTeam incidents without a responsible team
    /// @param contradictions most frequent first
    public record Group(String key, int incidents, int open, int backfilled,
            Map<String, MilestoneQualityFigures> milestones, MeasureStatistics declarationDelay,
            Map<String, Share> zeroLengths,
            Share withoutServices, Share withoutTeam, List<Contradiction> contradictions) {}

    /// How completely a milestone is known. Each incident of the group is in exactly one of recorded, invalid, missing,
    /// pending and notApplicable.
    ///
    /// @param n the number of incidents
    /// @param invalid contradicts another time, or lies in the future
    /// @param missing not known, although the incident is past this milestone
    /// @param pending not known, and may still be recorded
    /// @param notApplicable not known, and the incident was cancelled or merged
    /// @param missingShare missing among recorded, invalid and missing
    /// @param measured how many of the recorded times are marked as measured; likewise estimated and assumed. The
    ///     others have no mark
    /// @param recordingLag the time from the occurrence of the milestone to its recording; blanks are unknown
    ///     milestones, invalids are contradicted or were recorded before they occurred, and incidents that were
    ///     recorded after the fact are left out
    @Schema(name = "MilestoneQualityFigures")
    public record MilestoneQualityFigures(int n, int recorded, int invalid, int missing, int pending,
            int notApplicable, @Nullable BigDecimal missingShare, int measured, int estimated, int assumed,
            MeasureStatistics recordingLag) {}

    /// @param n the total
    /// @param share 0 to 1, rounded to four digits; null if n is 0
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

    /// @param subject the milestone that is shown as invalid, or the impact
    /// @param reason what it contradicts
    /// @param incidents the number of incidents with this contradiction
    /// @param examples the first ten of them, in the order of their declaration
    public record Contradiction(String subject, String reason, int incidents, List<Example> examples) {}

    /// @param number null: not known yet
    public record Example(String incidentId, @Nullable Long number) {}
}
