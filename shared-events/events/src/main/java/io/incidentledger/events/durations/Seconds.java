package io.incidentledger.events.durations;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/// Lengths of time as answers write them: seconds, whole ones without a fraction, at most six digits after the point,
/// never with an exponent.
public final class Seconds {

    private static final int DIGITS = 6;

    private Seconds() {}

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
