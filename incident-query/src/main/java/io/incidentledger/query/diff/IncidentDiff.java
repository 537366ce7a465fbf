package io.incidentledger.query.diff;

import java.time.Instant;
import java.util.List;

import io.incidentledger.query.readmodel.ReadPoint;
import io.incidentledger.query.timeline.TimelineEntry;
import org.jspecify.annotations.Nullable;

/// How an incident differs between two moments.
///
/// @param number null: not known yet
/// @param changes of its state, as `GET /v1/incidents/{id}` tells it
/// @param learned what was recorded in between, as it was recorded, corrections among it
record IncidentDiff(String incidentId, @Nullable Long number, Moment from, Moment to, List<StateChange> changes,
        List<TimelineEntry> learned) {

    /// @param position up to which the ledger was known then
    public record Moment(long position, Instant at) {

        static Moment of(ReadPoint point) {
            return new Moment(point.position(), point.now());
        }
    }
}
