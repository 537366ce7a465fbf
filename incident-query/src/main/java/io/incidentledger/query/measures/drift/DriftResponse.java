package io.incidentledger.query.measures.drift;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.incidentledger.query.measures.statistics.MeasureSampleResponse;
import io.incidentledger.query.measures.statistics.MeasureStatistics;
import io.incidentledger.query.readmodel.ReadPoint;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How the figures of one period changed between two points in time of the ledger, and what changed them.
///
/// @param from the point in time as of which the figures were first reported
/// @param to the point in time as of which they are computed again
/// @param periodFrom the period's first instant; null: from the beginning
/// @param periodTo the first instant after the period; null: up to each of the points in time
/// @param groupBy null: not grouped
public record DriftResponse(Reported from, Reported to, @Nullable Instant periodFrom, @Nullable Instant periodTo,
        String zone, @Nullable String groupBy, String severity, List<String> included, List<Group> groups) {

    /// @param position the position up to which the ledger was known
    @Schema(name = "DriftPointInTime")
    public record Reported(long position, Instant at, int definitionVersion) {

        static Reported of(ReadPoint point, int definitionVersion) {
            return new Reported(point.position(), point.now(), definitionVersion);
        }
    }

    public record Group(String key, Map<String, FigureDrift> measures) {}

    /// @param before null: the measure was not defined then
    /// @param after null: the measure is no longer defined
    /// @param definitionChanged whether the definition of the measure has changed
    /// @param moved the number of incidents whose contribution changed
    /// @param movements the first of them, sorted by incident id
    @Schema(name = "FigureDrift")
    public record FigureDrift(@Nullable MeasureStatistics before, @Nullable MeasureStatistics after,
            boolean definitionChanged, int moved,
            List<Movement> movements) {}

    /// One incident whose contribution changed.
    ///
    /// @param number null: not known yet
    /// @param before empty: the incident was not in the group; for gaps between failures there may be several
    /// @param after empty: the incident is no longer in the group
    /// @param events the events between the two points in time that made the difference, in order; for a gap between
    ///     failures they include those of the incident that preceded it
    @Schema(name = "DriftIncident")
    public record Movement(String incidentId, @Nullable Long number, ContributionChange change,
            ContributionChangeCause cause,
            List<Said> before,
            List<Said> after, List<MovingEvent> events) {}

    /// @param seconds null unless counted
    @Schema(name = "DriftReading")
    public record Said(MeasureSampleResponse.State state, @Nullable BigDecimal seconds) {}

    /// @param actor who recorded the event
    /// @param reason the reason that was given; null: none
    @Schema(name = "DriftEvent")
    public record MovingEvent(long position, Instant recordedAt, String incidentId, String type, String actor,
            @Nullable String reason) {}
}
