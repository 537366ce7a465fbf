package io.incidentledger.benchmark.scenario;

import java.util.List;

import io.incidentledger.benchmark.disk.DiskBaseline;
import io.incidentledger.benchmark.http.LoadResult;
import io.incidentledger.benchmark.report.Figure;
import io.incidentledger.benchmark.report.NumberFormatter;
import io.incidentledger.benchmark.report.ScenarioResult;
import io.incidentledger.benchmark.report.Table;

/// Measures the disk itself.
final class DiskScenario implements Scenario {

    private static final int BATCH = 100;

    @Override
    public String name() {
        return "floor";
    }

    @Override
    public boolean alwaysReported() {
        return true;
    }

    @Override
    public ScenarioResult run(ScenarioContext scenarioContext) {
        DiskBaseline disk = new DiskBaseline(scenarioContext.directory(), scenarioContext.recordBytes());
        disk.append(1, scenarioContext.effort().run().dividedBy(5));
        LoadResult alone = disk.append(1, scenarioContext.effort().run());
        LoadResult batches = disk.append(BATCH, scenarioContext.effort().run());
        Table table = new Table(
                "Append and fdatasync of records of " + scenarioContext.recordBytes() + " bytes, no database",
                List.of("", "records/s", "p50 ms", "p99 ms"),
                List.of(row("one at a time", alone, 1), row("in batches of " + BATCH, batches, BATCH)));
        return new ScenarioResult(List.of(table), List.of(
                Figure.informative("alone-p50", "Append and fdatasync of one record, p50", alone.percentile(50), "ms"),
                Figure.informative("alone-p99", "Append and fdatasync of one record, p99", alone.percentile(99), "ms"),
                Figure.informative("batched-records", "Records appended in batches of 100", batches.perSecond() * BATCH,
                        "/s")));
    }

    private static List<String> row(String name, LoadResult loadResult, int records) {
        return List.of(name, NumberFormatter.number(loadResult.perSecond() * records),
                NumberFormatter.number(loadResult.percentile(50)),
                NumberFormatter.number(loadResult.percentile(99)));
    }
}
