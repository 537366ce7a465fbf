package io.incidentledger.query.measures.report;

import java.util.List;

import io.incidentledger.http.csv.CsvTable;
import io.incidentledger.query.measures.statistics.MeasureStatistics;

/// The measures of a period as comma-separated values, one line for each measure of each group.
final class MeasureTable {

    static final CsvTable<Row> COLUMNS = CsvTable.<Row>empty()
            .with("group", row -> row.group().key())
            .with("incidents", row -> row.group().incidents())
            .with("open", row -> row.group().open())
            .with("measure", Row::measure)
            .with("n", row -> row.statistics().n())
            .with("blanks", row -> row.statistics().blanks())
            .with("invalids", row -> row.statistics().invalids())
            .with("leftOut", row -> row.statistics().leftOut())
            .with("meanSeconds", row -> row.statistics().meanSeconds())
            .with("medianSeconds", row -> row.statistics().medianSeconds())
            .with("p75Seconds", row -> row.statistics().p75Seconds())
            .with("p90Seconds", row -> row.statistics().p90Seconds())
            .with("p95Seconds", row -> row.statistics().p95Seconds())
            .with("maxSeconds", row -> row.statistics().maxSeconds());

    private MeasureTable() {}

    record Row(MeasuresResponse.Group group, String measure, MeasureStatistics statistics) {}

    static List<Row> rows(MeasuresResponse response) {
        return response.groups().stream().flatMap(group -> group.measures().entrySet().stream()
                .map(measure -> new Row(group, measure.getKey(), measure.getValue()))).toList();
    }
}
