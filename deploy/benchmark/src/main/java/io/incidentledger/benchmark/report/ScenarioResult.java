package io.incidentledger.benchmark.report;

import java.util.List;

/// The result of one scenario.
public record ScenarioResult(List<Table> tables, List<Figure> figures) {
    public ScenarioResult {
        tables = List.copyOf(tables);
        figures = List.copyOf(figures);
    }
}
