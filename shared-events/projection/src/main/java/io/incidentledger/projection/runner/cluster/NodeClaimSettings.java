package io.incidentledger.projection.runner.cluster;

import java.time.Duration;
import java.time.InstantSource;

import io.incidentledger.ledger.EpochMicros;

/// Settings of the claims of a node.
///
/// @param node identifies this process among all that run at the same time
/// @param timeout claims that were not renewed for this long may be taken over
record NodeClaimSettings(String node, Duration timeout, InstantSource clock) {

    /// Microseconds since the epoch.
    long now() {
        return EpochMicros.of(clock.instant());
    }

    /// Claims last renewed before this time are stale; microseconds since the epoch.
    long staleBefore() {
        return EpochMicros.of(clock.instant().minus(timeout));
    }
}
