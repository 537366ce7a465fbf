package io.incidentledger.query.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/// The speed of a replay.
///
/// @param speed the factor by which the replay is faster than the original; 0: no pauses at all
/// @param maxPause the maximum length of a pause in seconds, applied after it has been divided by the speed
record PlaybackSpeed(BigDecimal speed, BigDecimal maxPause) {

    static final BigDecimal USUAL_SPEED = BigDecimal.valueOf(60);
    static final BigDecimal HIGHEST_SPEED = BigDecimal.valueOf(1_000_000);
    /// Long enough to be noticed, short enough not to be mistaken for the end.
    static final BigDecimal USUAL_MAX_PAUSE = BigDecimal.valueOf(5);
    /// One day.
    static final BigDecimal LONGEST_MAX_PAUSE = BigDecimal.valueOf(86_400);

    private static final int MICROS = 6;
    private static final int NANOS = 9;

    boolean atOnce() {
        return speed.signum() == 0;
    }

    /// The pause between two events, to the microsecond. The second event must not be earlier than the first.
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
