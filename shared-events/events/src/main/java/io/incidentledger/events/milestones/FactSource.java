package io.incidentledger.events.milestones;

import java.time.Instant;

import io.incidentledger.events.RecordedEvent;

/// The event from which the ledger learned several facts.
///
/// @param position the position of the event
record FactSource(Instant recordedAt, long position) {

    static FactSource of(RecordedEvent recorded) {
        return new FactSource(recorded.learnedAt(), recorded.learnedPosition());
    }

    MilestoneFact fact(Instant at) {
        return new MilestoneFact(at, recordedAt, position, null);
    }
}
