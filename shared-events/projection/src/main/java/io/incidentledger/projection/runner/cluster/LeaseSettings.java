package io.incidentledger.projection.runner.cluster;

import java.time.Duration;
import java.time.InstantSource;

import io.incidentledger.ledger.EpochMicros;

/// How a node claims.
///
/// @param node names this process, and no other that runs at the same time
/// @param timeout after this time without renewal a claim may be stolen
record LeaseSettings(String node, Duration timeout, InstantSource clock) {

    /// Microseconds since the epoch.
    long now() {
        return EpochMicros.of(clock.instant());
    }

    /// Claims renewed before this are stale; microseconds since the epoch.
    long staleBefore() {
        return EpochMicros.of(clock.instant().minus(timeout));
    }
}
