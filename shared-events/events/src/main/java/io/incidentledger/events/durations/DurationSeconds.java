package io.incidentledger.events.durations;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/// Formats durations as responses contain them: in seconds, rounded to at most six decimal places, without trailing
/// zeros and never with an exponent.
public final class DurationSeconds {

    private static final int DIGITS = 6;

    private DurationSeconds() {}

    public static BigDecimal of(Duration length) {
        return written(BigDecimal.valueOf(length.getSeconds()).add(BigDecimal.valueOf(length.getNano(), 9)));
    }

    public static BigDecimal of(double seconds) {
        return written(BigDecimal.valueOf(seconds));
    }

    private static BigDecimal written(BigDecimal seconds) {
        BigDecimal stripped = seconds.setScale(DIGITS, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
