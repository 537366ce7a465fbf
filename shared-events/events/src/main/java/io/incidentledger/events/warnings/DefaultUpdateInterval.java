package io.incidentledger.events.warnings;

import java.time.Duration;
import java.util.Optional;

import io.incidentledger.events.Severity;

/// Default interval between status updates of an open incident.
final class DefaultUpdateInterval {

    private static final Duration CRITICAL = Duration.ofMinutes(15);
    private static final Duration MEDIUM = Duration.ofMinutes(30);

    private DefaultUpdateInterval() {}

    /// Returns the longest interval; empty if no updates are expected.
    static Optional<Duration> of(Severity severity) {
        return switch (severity) {
            case SEV1, SEV2 -> Optional.of(CRITICAL);
            case SEV3 -> Optional.of(MEDIUM);
            case SEV4, SEV5 -> Optional.empty();
        };
    }
}
