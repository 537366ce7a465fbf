package io.incidentledger.ledger.clock;

import java.time.Duration;

/// How far a clock is believed.
///
/// @param maxJump how far the clock may step against the time that has passed since it was last believed
/// @param steadyFor how long after a jump the clock must run steadily until it is believed
/// @param maxBehind how far the clock may be behind the ledger's last event; commits then get the time of that event
/// @param maxAhead how far the clock may be ahead of everything that the ledger has seen of it
/// @param differenceAccepted whether an operator has said that the clock is right although it is outside of `maxBehind`
///     or `maxAhead`
public record ClockLimits(Duration maxJump, Duration steadyFor, Duration maxBehind, Duration maxAhead,
        boolean differenceAccepted) {

    public static final ClockLimits DEFAULT = new ClockLimits(Duration.ofMinutes(5), Duration.ofSeconds(30),
            Duration.ofMinutes(5), Duration.ofDays(730), false);

    public ClockLimits {
        if (maxJump.compareTo(Duration.ZERO) <= 0 || steadyFor.isNegative() || maxBehind.isNegative()
                || maxAhead.compareTo(maxJump) < 0) {
            throw new IllegalArgumentException(
                    "a clock's jumps must be limited, and no duration negative; and it must be allowed to be ahead "
                            + "by more than a jump");
        }
    }

    public ClockLimits withDifferenceAccepted(boolean accepted) {
        return new ClockLimits(maxJump, steadyFor, maxBehind, maxAhead, accepted);
    }
}
