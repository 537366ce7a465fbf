package io.incidentledger.program;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

/// Formats counts for people.
public final class CountFormatter {
    private CountFormatter() {}

    /// For instance "1 second" and "0.5 seconds".
    static String seconds(Duration duration) {
        return duration.getNano() == 0
                ? of(duration.toSeconds(), "second")
                : BigDecimal.valueOf(duration.toNanos(), 9).stripTrailingZeros().toPlainString() + " seconds";
    }

    /// For instance "1 line" and "1,200 lines".
    ///
    /// @param one a noun whose plural ends in s
    public static String of(long count, String one) {
        return String.format(Locale.ROOT, "%,d %s%s", count, one, count == 1 ? "" : "s");
    }
}
