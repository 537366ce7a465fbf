package io.incidentledger.query.postmortem;

import java.time.Instant;

import io.incidentledger.events.RecordedEvent;

/// Who vouched, when, and for the ledger up to which position.
record SignOff(String by, Instant at, long position) {

    static SignOff of(RecordedEvent recorded) {
        return new SignOff(recorded.provenance().actor(), recorded.happenedAt(), recorded.position());
    }
}
