package io.incidentledger.benchmark.report;

import java.util.ArrayList;
import java.util.List;

/// A table for people: the first column is left-aligned, the others are right-aligned.
public record Table(String title, List<String> columns, List<List<String>> rows) {
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    @Override
    public String toString() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns);
        lines.addAll(rows);
        int[] widths = new int[columns.size()];
        lines.forEach(line -> {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], line.get(column).length());
            }
        });
        StringBuilder text = new StringBuilder(title).append('\n');
        lines.forEach(line -> text.append(laidOut(line, widths)).append('\n'));
        return text.toString();
    }

    private static String laidOut(List<String> line, int[] widths) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = line.get(column);
            String padding = " ".repeat(widths[column] - cell.length());
            text.append("  ").append(column == 0 ? cell + padding : padding + cell);
        }
        return text.toString().stripTrailing();
    }
}
