package io.incidentledger.query.replay;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// The positions of events in order of occurrence. Only positions are kept, so the memory needed does not depend on the
/// size of the events.
///
/// @param first the time at which the first event occurred; null: there are no events
/// @param positions must not be modified
@SuppressWarnings("ArrayRecordComponent") // orders are never compared with equals
record OccurrenceOrderedPositions(@Nullable Instant first, long[] positions) {

    private static final Comparator<Moment> BY_OCCURRENCE = Comparator.comparing(Moment::occurredAt)
            .thenComparingLong(Moment::position);

    /// The time of occurrence and the position of an event that is yet to be sorted.
    record Moment(Instant occurredAt, long position) {}

    /// @param moments in any order
    static OccurrenceOrderedPositions of(List<Moment> moments) {
        List<Moment> sorted = moments.stream().sorted(BY_OCCURRENCE).toList();
        return new OccurrenceOrderedPositions(sorted.isEmpty() ? null : sorted.getFirst().occurredAt(),
                sorted.stream().mapToLong(Moment::position).toArray());
    }
}
