package io.incidentledger.ledger.axon;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.StoredEvent;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;

/// Converts between the log's positions and Axon's tracking tokens. A token represents the last event that was read.
final class PositionTokenConverter {

    private static final int EVENTS_PER_READ = 1_000;

    private PositionTokenConverter() {}

    /// The position of the last event that a token covers; 0 when there is no token.
    static long position(@Nullable TrackingToken token) {
        return switch (WrappedToken.unwrapLowerBound(token)) {
            case null -> 0;
            case GlobalSequenceTrackingToken position -> position.getGlobalIndex();
            case TrackingToken other ->
                throw new IllegalArgumentException(other.getClass().getName() + " is not a token of this log");
        };
    }

    static GlobalSequenceTrackingToken of(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    static TrackingToken tail() {
        return of(0);
    }

    static TrackingToken head(EventReader reader) {
        return of(reader.head().position());
    }

    /// The token before the first event whose time is at or after `instant`; the head's token when there is no such
    /// event.
    static TrackingToken at(Instant instant, EventReader reader, Function<StoredEvent, Instant> time) {
        long position = 0;
        for (List<StoredEvent> page = reader.read(0, EVENTS_PER_READ); !page.isEmpty(); page = reader.read(position,
                EVENTS_PER_READ)) {
            for (StoredEvent event : page) {
                if (!time.apply(event).isBefore(instant)) {
                    return of(position);
                }
                position = event.position();
            }
        }
        return of(position);
    }
}
