package io.incidentledger.query.postmortem;

import java.time.Instant;

import io.incidentledger.events.RecordedEvent;

/// A sign-off: who signed off, when, and up to which ledger position.
record SignOff(String by, Instant at, long position) {

    static SignOff of(RecordedEvent recorded) {
        return new SignOff(recorded.provenance().actor(), recorded.happenedAt(), recorded.position());
    }
}
