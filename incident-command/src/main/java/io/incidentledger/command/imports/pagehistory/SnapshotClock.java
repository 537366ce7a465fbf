package io.incidentledger.command.imports.pagehistory;

import java.time.Instant;
import java.time.InstantSource;

/// The clock of a log that snapshots are told to: it stands at the instant of the snapshot. Thread-safe.
public final class SnapshotClock implements InstantSource {
    private volatile Instant instant;

    public SnapshotClock(Instant first) {
        instant = first;
    }

    void set(Instant next) {
        instant = next;
    }

    @Override
    public Instant instant() {
        return instant;
    }
}
