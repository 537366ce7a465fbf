package io.incidentledger.query.postmortem;

import java.time.Instant;

import io.incidentledger.events.RecordedEvent;

/// Who vouched, when, and for the ledger up to which position.
record Signature(String by, Instant at, long position) {

    static Signature of(RecordedEvent recorded) {
        return new Signature(recorded.provenance().actor(), recorded.happenedAt(), recorded.position());
    }
}
