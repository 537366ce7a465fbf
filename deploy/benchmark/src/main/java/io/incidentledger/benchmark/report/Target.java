package io.incidentledger.benchmark.report;

/// What a figure is held against.
///
/// @param bound in the figure's unit
/// @param atMost whether the figure must not lie above the bound; otherwise it must not lie below
public record Target(double bound, boolean atMost) {

    public static Target atMost(double bound) {
        return new Target(bound, true);
    }

    public static Target atLeast(double bound) {
        return new Target(bound, false);
    }

    public boolean isMetBy(double value) {
        return atMost ? value <= bound : value >= bound;
    }

    @Override
    public String toString() {
        return (atMost ? "≤ " : "≥ ") + NumberFormatter.number(bound);
    }
}
