package io.incidentledger.command.imports.pagehistory;

import java.time.Instant;
import java.time.InstantSource;

/// The clock of a log into which snapshots are imported: it shows the instant of the current snapshot. Thread-safe.
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
