package io.incidentledger.events.milestones;

import java.time.Instant;

import io.incidentledger.events.RecordedEvent;

/// Where the ledger learned something that one event tells of several times.
///
/// @param position
///            of that event
record FactSource(Instant recordedAt, long position) {

    static FactSource of(RecordedEvent recorded) {
        return new FactSource(recorded.learnedAt(), recorded.learnedPosition());
    }

    MilestoneFact fact(Instant at) {
        return new MilestoneFact(at, recordedAt, position, null);
    }
}
