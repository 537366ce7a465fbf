package io.incidentledger.query.diff;

import java.time.Instant;
import java.util.List;

import io.incidentledger.query.readmodel.ReadPoint;
import io.incidentledger.query.timeline.TimelineEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The differences of an incident between two points in time.
///
/// @param from the earlier point in time
/// @param to the later point in time
/// @param changes differences of its state, as returned by `GET /v1/incidents/{id}`
/// @param learned the events recorded in between, as they were recorded, including corrections
record IncidentDiff(String incidentId, @Nullable Long number, Moment from, Moment to, List<StateDifference> changes,
        List<TimelineEntry> learned) {

    /// A point in time of the ledger.
    ///
    /// @param position the position up to which the ledger was known then
    /// @param at the instant
    @Schema(name = "DiffPointInTime")
    public record Moment(long position, Instant at) {

        static Moment of(ReadPoint point) {
            return new Moment(point.position(), point.now());
        }
    }
}
