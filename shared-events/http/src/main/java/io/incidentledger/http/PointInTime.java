package io.incidentledger.http;

import java.time.Instant;

/// A moment in the life of the ledger, as callers name it.
public sealed interface PointInTime {

    /// When everything with a `recordedAt` up to this instant was known, and nothing else.
    record At(Instant instant) implements PointInTime {}

    /// When the ledger ended at this position; 0: before its first event.
    record After(long position) implements PointInTime {}
}
