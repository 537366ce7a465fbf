package io.incidentledger.benchmark.report;

/// The target of a figure.
///
/// @param bound in the unit of the figure
/// @param atMost whether the figure must not exceed the bound; otherwise it must not be below the bound
public record FigureTarget(double bound, boolean atMost) {

    public static FigureTarget atMost(double bound) {
        return new FigureTarget(bound, true);
    }

    public static FigureTarget atLeast(double bound) {
        return new FigureTarget(bound, false);
    }

    public boolean isMetBy(double value) {
        return atMost ? value <= bound : value >= bound;
    }

    @Override
    public String toString() {
        return (atMost ? "≤ " : "≥ ") + NumberFormatter.number(bound);
    }
}
