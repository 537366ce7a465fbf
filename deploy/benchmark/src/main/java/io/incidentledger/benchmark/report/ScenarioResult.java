package io.incidentledger.benchmark.report;

import java.util.List;

/// What one scenario found.
public record ScenarioResult(List<Table> tables, List<Figure> figures) {
    public ScenarioResult {
        tables = List.copyOf(tables);
        figures = List.copyOf(figures);
    }
}
