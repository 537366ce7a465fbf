package io.incidentledger.query.readmodel;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import io.incidentledger.http.parameters.PointInTime;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.projection.EventDecoder;
import io.incidentledger.query.readmodel.ReadPoint.Kind;

/// Finds the ledger positions of points in time. Thread-safe; every method blocks except the one for the present.
final class ReadPointResolver {

    private final EventReader reader;
    private final InstantSource clock;

    ReadPointResolver(EventReader reader, InstantSource clock) {
        this.reader = reader;
        this.clock = clock;
    }

    ReadPoint present(long position) {
        return new ReadPoint(this, position, clock.instant().truncatedTo(ChronoUnit.MICROS), Kind.PRESENT);
    }

    ReadPoint at(PointInTime moment) {
        return switch (moment) {
            case PointInTime.After(long position) ->
                new ReadPoint(this, position, recordedAt(position), Kind.FINAL);
            case PointInTime.At(Instant instant) -> {
                Instant last = reader.head().recordedAt();
                yield new ReadPoint(this, reader.positionAt(instant), instant,
                        instant.isBefore(last) ? Kind.FINAL : Kind.OPEN);
            }
        };
    }

    /// Where the log itself ends, whatever this process has been told of it.
    long end() {
        return reader.head().position();
    }

    /// The first event of an incident; empty: there is no such incident.
    Optional<StoredEvent> declaration(String incidentId) {
        return reader.readStream(incidentId, 0, Long.MAX_VALUE, 1).stream()
                .filter(event -> event.stream() != null
                        && event.stream().type().equals(EventDecoder.INCIDENT_STREAM))
                .findFirst();
    }

    private Instant recordedAt(long position) {
        List<StoredEvent> there = position == 0 ? List.of() : reader.read(position - 1, 1);
        return there.isEmpty() ? Instant.EPOCH : there.getFirst().recordedAt();
    }
}
