package io.incidentledger.benchmark.scenario;

import java.util.List;

import io.incidentledger.benchmark.disk.DiskFloor;
import io.incidentledger.benchmark.http.Measured;
import io.incidentledger.benchmark.report.Figure;
import io.incidentledger.benchmark.report.Findings;
import io.incidentledger.benchmark.report.Readable;
import io.incidentledger.benchmark.report.Table;

/** What the disk itself takes. */
final class Floor implements Scenario {

    private static final int BATCH = 100;

    @Override
    public String name() {
        return "floor";
    }

    @Override
    public boolean isAlwaysTold() {
        return true;
    }

    @Override
    public Findings run(Stage stage) {
        DiskFloor disk = new DiskFloor(stage.directory(), stage.recordBytes());
        disk.append(1, stage.effort().run().dividedBy(5));
        Measured alone = disk.append(1, stage.effort().run());
        Measured batches = disk.append(BATCH, stage.effort().run());
        Table table = new Table("Append and fdatasync of records of " + stage.recordBytes() + " bytes, no database",
                List.of("", "records/s", "p50 ms", "p99 ms"),
                List.of(row("one at a time", alone, 1), row("in batches of " + BATCH, batches, BATCH)));
        return new Findings(List.of(table), List.of(
                Figure.told("alone-p50", "Append and fdatasync of one record, p50", alone.percentile(50), "ms"),
                Figure.told("alone-p99", "Append and fdatasync of one record, p99", alone.percentile(99), "ms"),
                Figure.told("batched-records", "Records appended in batches of 100", batches.perSecond() * BATCH,
                        "/s")));
    }

    private static List<String> row(String name, Measured measured, int records) {
        return List.of(name, Readable.number(measured.perSecond() * records), Readable.number(measured.percentile(50)),
                Readable.number(measured.percentile(99)));
    }
}
