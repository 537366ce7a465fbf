package io.incidentledger.benchmark.report;

import org.jspecify.annotations.Nullable;

/// A number that a run has measured.
///
/// @param name stable, kebab-case: the key in the JSON report
/// @param unit empty for a ratio
/// @param target null for a figure that is only reported
public record Figure(String name, String description, double value, String unit, @Nullable FigureTarget target) {

    public static Figure informative(String name, String description, double value, String unit) {
        return new Figure(name, description, value, unit, null);
    }

    public Figure against(FigureTarget wanted) {
        return new Figure(name, description, value, unit, wanted);
    }

    /// Whether it misses its target.
    public boolean misses() {
        return target != null && !target.isMetBy(value);
    }

    String text() {
        return withUnit(NumberFormatter.number(value));
    }

    String targetText() {
        return target == null ? "" : withUnit(target.toString());
    }

    private String withUnit(String number) {
        return unit.isEmpty() ? number : number + " " + unit;
    }
}
