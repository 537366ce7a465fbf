package io.incidentledger.query.measures.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.incidentledger.query.measures.statistics.MeasureStatistics;
import org.jspecify.annotations.Nullable;

/// How good the data are that the measures rest on.
///
/// @param position
///            everything up to here is in the figures
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
public record QualityResponse(long position, int definitionVersion, @Nullable Instant from, @Nullable Instant to,
        String zone, @Nullable String groupBy, String severity, List<String> included, @Nullable String note,
        List<Group> groups) {

    /// @param incidents how many belong to it
    /// @param open how many of them are not over
    /// @param backfilled how many of them were recorded after the fact; their recording lag says nothing and is left
    ///     out
    /// @param milestones by their names, in the order in which they usually come
    /// @param declarationDelay from the start of impact to the declaration, in the world; left out are those that were
    ///     declared before it
    /// @param zeroLengths by measure: lengths of exactly zero among all. Two milestones at one instant are possible,
    ///     many of them are a default that nobody looked at. Measures within working hours are missing: outside of them
    ///     0 is ordinary
    /// @param withoutServices incidents that name no service
    /// @param withoutTeam incidents that no team answers for
    /// @param contradictions the most frequent first
    public record Group(String key, int incidents, int open, int backfilled,
            Map<String, MilestoneQualityFigures> milestones, MeasureStatistics declarationDelay,
            Map<String, Share> zeroLengths,
            Share withoutServices, Share withoutTeam, List<Contradiction> contradictions) {}

    /// How completely a milestone is known. Each incident of the group is in exactly one of recorded, invalid, missing,
    /// pending and notApplicable.
    ///
    /// @param n incidents
    /// @param invalid contradicts another time, or lies in the future
    /// @param missing not known though the incident is past it
    /// @param pending not known and may still come
    /// @param notApplicable not known, and the incident was cancelled or merged
    /// @param missingShare missing among recorded, invalid and missing
    /// @param measured how many of the recorded are said to be measured; likewise estimated and assumed. Of the others
    ///     nobody said
    /// @param recordingLag from its time in the world to its recording; blanks are not known, invalids were recorded
    ///     before their time, left out are incidents recorded after the fact
    public record MilestoneQualityFigures(int n, int recorded, int invalid, int missing, int pending,
            int notApplicable, @Nullable BigDecimal missingShare, int measured, int estimated, int assumed,
            MeasureStatistics recordingLag) {}

    /// @param n
    ///            among how many
    /// @param share
    ///            0 to 1, to four digits; null: n is 0
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

    /// @param subject
    ///            the milestone that is shown as invalid, or impact
    /// @param reason
    ///            what it contradicts
    /// @param incidents
    ///            how many
    /// @param examples
    ///            the first ten of them, by declaration
    public record Contradiction(String subject, String reason, int incidents, List<Example> examples) {}

    /// @param number
    ///            null: not known yet
    public record Example(String incidentId, @Nullable Long number) {}
}
