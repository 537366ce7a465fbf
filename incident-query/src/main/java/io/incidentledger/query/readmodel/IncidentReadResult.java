package io.incidentledger.query.readmodel;

import io.incidentledger.query.displaynumbers.NumbersById;
import org.jspecify.annotations.Nullable;

/// The data that a query has read for one incident.
///
/// @param content the incident's view, and whatever was read besides it
/// @param numbers the display numbers of the incident and of all incidents mentioned, as far as they are known
/// @param point the content includes everything up to the position of this point
/// @param position the content includes everything of the incident up to this position; when reading the present it may
///     be greater than the position of the point
public record IncidentReadResult<R>(String incidentId, R content, NumbersById numbers, ReadPoint point,
        long position) {

    /// The incident's display number; null if the numbers view has stopped before the incident's declaration.
    public @Nullable Long number() {
        return numbers.of(incidentId);
    }
}
