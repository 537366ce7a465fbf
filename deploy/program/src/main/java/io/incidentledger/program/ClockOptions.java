package io.incidentledger.program;

import io.incidentledger.ledger.clock.WatchedClock;
import picocli.CommandLine.Option;

/// The option for a clock that is right although it contradicts the ledger.
public final class ClockOptions {
    @Option(names = WatchedClock.OPTION, defaultValue = "${env:INCIDENT_LEDGER_ACCEPT_CLOCK_DIFFERENCE:-false}",
            description = "Accept that the clock of this machine and the times of the ledger differ by more than is "
                    + "plausible. Each event keeps the time of the clock beside the one at which it is recorded.")
    private boolean differenceAccepted;

    /// Whether the user has confirmed that the clock is right.
    public boolean differenceAccepted() {
        return differenceAccepted;
    }
}
