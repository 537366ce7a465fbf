package io.incidentledger.query.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/// How fast a replay goes.
///
/// @param speed how many times faster than it was; 0: everything at once
/// @param maxPause seconds that a pause lasts at most, after it was shortened
record PlaybackSpeed(BigDecimal speed, BigDecimal maxPause) {

    static final BigDecimal USUAL_SPEED = BigDecimal.valueOf(60);
    static final BigDecimal HIGHEST_SPEED = BigDecimal.valueOf(1_000_000);
    /// Long enough to be felt, short enough that nobody takes it for the end.
    static final BigDecimal USUAL_MAX_PAUSE = BigDecimal.valueOf(5);
    /// A day.
    static final BigDecimal LONGEST_MAX_PAUSE = BigDecimal.valueOf(86_400);

    private static final int MICROS = 6;
    private static final int NANOS = 9;

    boolean atOnce() {
        return speed.signum() == 0;
    }

    /// The pause between two events, to the microsecond; the later one is not before the other.
    Duration pause(Instant before, Instant next) {
        if (atOnce()) {
            return Duration.ZERO;
        }
        Duration gap = Duration.between(before, next);
        BigDecimal seconds = BigDecimal.valueOf(gap.getSeconds()).add(BigDecimal.valueOf(gap.getNano(), NANOS))
                .divide(speed, MICROS, RoundingMode.HALF_EVEN).min(maxPause);
        return Duration.ofNanos(seconds.movePointRight(NANOS).longValue());
    }
}
