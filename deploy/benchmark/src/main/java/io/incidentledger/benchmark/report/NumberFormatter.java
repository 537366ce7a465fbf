package io.incidentledger.benchmark.report;

import java.util.Locale;

/// Formats numbers for people.
public final class NumberFormatter {

    private static final double THREE_DIGITS = 100;
    private static final double TWO_DIGITS = 10;

    private NumberFormatter() {}

    /// The number with about three significant digits and commas between thousands.
    public static String number(double value) {
        double size = Math.abs(value);
        if (size >= THREE_DIGITS || size == Math.rint(size)) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, size >= TWO_DIGITS ? "%.1f" : "%.2f", value);
    }
}
