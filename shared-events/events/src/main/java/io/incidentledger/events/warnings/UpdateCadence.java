package io.incidentledger.events.warnings;

import java.time.Duration;
import java.util.Optional;

import io.incidentledger.events.Severity;

/// How often an open incident is talked about by default.
final class UpdateCadence {

    private static final Duration CRITICAL = Duration.ofMinutes(15);
    private static final Duration MEDIUM = Duration.ofMinutes(30);

    private UpdateCadence() {}

    /// Empty: updates are not asked for.
    static Optional<Duration> of(Severity severity) {
        return switch (severity) {
            case SEV1, SEV2 -> Optional.of(CRITICAL);
            case SEV3 -> Optional.of(MEDIUM);
            case SEV4, SEV5 -> Optional.empty();
        };
    }
}
