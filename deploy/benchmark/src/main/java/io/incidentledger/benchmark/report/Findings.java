package io.incidentledger.benchmark.report;

import java.util.List;

/** What one scenario found. */
public record Findings(List<Table> tables, List<Figure> figures) {
    public Findings {
        tables = List.copyOf(tables);
        figures = List.copyOf(figures);
    }
}
