package io.incidentledger.query.readmodel;

import io.incidentledger.query.numbers.IncidentNumbers;
import org.jspecify.annotations.Nullable;

/// What was read of one incident.
///
/// @param content the incident's view, and what was read beside it
/// @param numbers of the incident itself and of all that are mentioned, as far as they are known
/// @param point everything up to its position is in the content
/// @param position the content has everything of the incident up to here; of the present that may be further than the
///     position of the point
public record IncidentRead<R>(String incidentId, R content, IncidentNumbers numbers, ReadPoint point, long position) {

    /// The incident's display number; null: the numbers have stopped before its declaration.
    public @Nullable Long number() {
        return numbers.of(incidentId);
    }
}
