package io.incidentledger.query.postmortem;

import java.time.Instant;

import io.incidentledger.events.RecordedEvent;

/// Who signed something off, when, and up to which position of the ledger.
///
/// @param by who signed it off
/// @param at when it was signed off
/// @param position the position of the sign-off; what was recorded later is not covered
record SignOff(String by, Instant at, long position) {

    static SignOff of(RecordedEvent recorded) {
        return new SignOff(recorded.provenance().actor(), recorded.happenedAt(), recorded.position());
    }
}
