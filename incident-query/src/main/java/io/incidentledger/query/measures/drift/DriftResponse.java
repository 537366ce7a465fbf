package io.incidentledger.query.measures.drift;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.incidentledger.query.measures.statistics.MeasureSample;
import io.incidentledger.query.measures.statistics.MeasureStatistics;
import io.incidentledger.query.readmodel.ReadPoint;
import org.jspecify.annotations.Nullable;

/// How the figures of one period moved between two moments of the ledger, and what moved them.
///
/// @param from
///            as of when the figures were reported first
/// @param to
///            as of when they are looked at again
/// @param periodFrom
///            the period's first instant; null: from the beginning
/// @param periodTo
///            the first instant after it; null: up to each moment
/// @param groupBy
///            null: not grouped
public record DriftResponse(Reported from, Reported to, @Nullable Instant periodFrom, @Nullable Instant periodTo,
        String zone, @Nullable String groupBy, String severity, List<String> included, List<Group> groups) {

    /// @param position
    ///            up to which the ledger was known
    public record Reported(long position, Instant at, int definitionVersion) {

        static Reported of(ReadPoint point, int definitionVersion) {
            return new Reported(point.position(), point.now(), definitionVersion);
        }
    }

    public record Group(String key, Map<String, FigureDrift> measures) {}

    /// @param before
    ///            null: the measure was not defined then
    /// @param after
    ///            null: it is not defined any more
    /// @param definitionChanged
    ///            whether the measure means something else now
    /// @param moved
    ///            how many incidents say something else
    /// @param movements
    ///            the first of them, in the order of their ids
    public record FigureDrift(@Nullable MeasureStatistics before, @Nullable MeasureStatistics after,
            boolean definitionChanged, int moved,
            List<Movement> movements) {}

    /// One incident that says something else.
    ///
    /// @param number null: not known yet
    /// @param before empty: it was not in the group; a gap between failures may be there several times
    /// @param after empty: it is not in the group any more
    /// @param events of the ledger between both moments that made the difference, in order; those of the incident whose
    ///     failure came before are among them
    public record Movement(String incidentId, @Nullable Long number, DriftKind change, DriftCause cause,
            List<Said> before,
            List<Said> after, List<MovingEvent> events) {}

    /// @param seconds
    ///            null unless counted
    public record Said(MeasureSample.State state, @Nullable BigDecimal seconds) {}

    /// @param actor
    ///            who recorded it
    /// @param reason
    ///            that they gave; null: none
    public record MovingEvent(long position, Instant recordedAt, String incidentId, String type, String actor,
            @Nullable String reason) {}
}
