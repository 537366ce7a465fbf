package io.incidentledger.http.parameters;

import java.time.Instant;

/// A point in the history of the ledger, as given by callers.
public sealed interface PointInTime {

    /// The state in which exactly the events with a `recordedAt` up to and including this instant are known.
    record At(Instant instant) implements PointInTime {}

    /// The state in which the ledger ended at this position; 0 is the state before its first event.
    record After(long position) implements PointInTime {}
}
