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
/// @see io.incidentledger.query.measures.report.MeasuresResponse
public record DriftResponse(Reported from, Reported to, @Nullable Instant periodFrom, @Nullable Instant periodTo,
        String zone, @Nullable String groupBy, String severity, List<String> included, List<Group> groups) {

    /// A point in time of the ledger, and the definitions that were in force.
    ///
    /// @param position the position up to which the ledger was known
    /// @param at the instant
    @Schema(name = "DriftPointInTime")
    public record Reported(long position, Instant at, int definitionVersion) {

        static Reported of(ReadPoint point, int definitionVersion) {
            return new Reported(point.position(), point.now(), definitionVersion);
        }
    }

    /// How the figures of one group of incidents changed.
    ///
    /// @param measures how each figure changed, by the key of the measure
    /// @see io.incidentledger.query.measures.report.MeasuresResponse.Group
    public record Group(String key, Map<String, FigureDrift> measures) {}

    /// How one figure changed.
    ///
    /// @param before the figure then; null: the measure was not defined
    /// @param after the figure now; null: the measure is no longer defined
    /// @param definitionChanged whether the definition of the measure has changed
    /// @param moved the number of incidents whose contribution changed
    /// @param movements those incidents, sorted by id, up to a limit
    @Schema(name = "FigureDrift")
    public record FigureDrift(@Nullable MeasureStatistics before, @Nullable MeasureStatistics after,
            boolean definitionChanged, int moved,
            List<Movement> movements) {}

    /// An incident whose contribution to a figure changed.
    ///
    /// @param change how its contribution changed
    /// @param cause why its contribution changed
    /// @param before what it contributed; empty: it was not in the group. For gaps between failures there may be
    ///     several
    /// @param after what it contributes now; empty: it is no longer in the group
    /// @param events the events between the two points in time that made the difference, in order; for a gap
    ///     between failures they include those of the incident that preceded it
    @Schema(name = "DriftIncident")
    public record Movement(String incidentId, @Nullable Long number, ContributionChange change,
            ContributionChangeCause cause,
            List<Said> before,
            List<Said> after, List<MovingEvent> events) {}

    /// What an incident contributed to a figure.
    ///
    /// @param state which counter of the figure it is in
    /// @param seconds the length that it contributed, in seconds; null unless counted
    @Schema(name = "DriftReading")
    public record Said(MeasureSampleResponse.State state, @Nullable BigDecimal seconds) {}

    /// An event that changed a contribution.
    ///
    /// @param position its position in the ledger
    /// @param incidentId the incident that it belongs to
    /// @param type its type, such as `MilestoneRecorded`
    /// @param actor who recorded it
    /// @param reason why, if a reason was given; null: none
    @Schema(name = "DriftEvent")
    public record MovingEvent(long position, Instant recordedAt, String incidentId, String type, String actor,
            @Nullable String reason) {}
}
