package io.incidentledger.projection.runner.cluster;

import java.time.Duration;
import java.time.InstantSource;

import io.incidentledger.ledger.Micros;

/**
 * How a node claims.
 *
 * @param node
 *            names this process, and no other that runs at the same time
 * @param timeout
 *            after this time without renewal a claim may be stolen
 */
record Claims(String node, Duration timeout, InstantSource clock) {

    /** Microseconds since the epoch. */
    long now() {
        return Micros.of(clock.instant());
    }

    /** Claims renewed before this are stale; microseconds since the epoch. */
    long staleBefore() {
        return Micros.of(clock.instant().minus(timeout));
    }
}
