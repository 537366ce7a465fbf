package io.incidentledger.query.replay;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// Events by when they happened: no more than their positions, so that it is small however large they are.
///
/// @param first when the first one was; null: there are none
/// @param positions never changed
@SuppressWarnings("ArrayRecordComponent") // Two orders are never compared.
record OccurrenceOrder(@Nullable Instant first, long[] positions) {

    private static final Comparator<Moment> BY_OCCURRENCE = Comparator.comparing(Moment::occurredAt)
            .thenComparingLong(Moment::position);

    /// An event before it is put in its place.
    record Moment(Instant occurredAt, long position) {}

    /// @param moments in any order
    static OccurrenceOrder of(List<Moment> moments) {
        List<Moment> sorted = moments.stream().sorted(BY_OCCURRENCE).toList();
        return new OccurrenceOrder(sorted.isEmpty() ? null : sorted.getFirst().occurredAt(),
                sorted.stream().mapToLong(Moment::position).toArray());
    }
}
