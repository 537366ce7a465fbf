package io.incidentledger.benchmark.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.benchmark.process.ChildService;
import io.incidentledger.benchmark.report.Figure;
import io.incidentledger.benchmark.report.Findings;
import io.incidentledger.benchmark.report.Readable;
import io.incidentledger.benchmark.report.Table;
import io.incidentledger.benchmark.report.Target;

/** From the start of the process until it is ready, all views rebuilt, and the memory that it holds then. */
final class StartUp implements Scenario {

    private static final double SECONDS_WHEN_EMPTY = 4;
    private static final double MIB = 1 << 20;
    private static final double MILLIS_PER_SECOND = 1e3;

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public Findings run(Stage stage) {
        List<List<String>> rows = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        for (long events : List.of(0L, stage.effort().smallLedger(), stage.effort().largeLedger())) {
            Path data = stage.ledger(events);
            stage.say("start with " + events + " events");
            List<Start> starts = new ArrayList<>();
            for (int round = 0; round < stage.effort().rounds(); round++) {
                starts.add(start(stage, data));
            }
            double seconds = Medians.median(starts, Start::seconds);
            double mebibytes = Medians.median(starts, Start::mebibytes);
            rows.add(List.of(Readable.number(events), Readable.number(seconds), Readable.number(mebibytes)));
            Figure ready = Figure.told("seconds-" + events, "Ready with " + Readable.number(events) + " events",
                    seconds,
                    "s");
            figures.add(events == 0 ? ready.against(Target.atMost(SECONDS_WHEN_EMPTY)) : ready);
            figures.add(Figure.told("resident-" + events, "Memory with " + Readable.number(events) + " events",
                    mebibytes, "MiB"));
        }
        return new Findings(
                List.of(new Table("Start-up", List.of("events", "ready after s", "resident MiB"), rows)), figures);
    }

    private record Start(double seconds, double mebibytes) {}

    private static Start start(Stage stage, Path data) {
        try (ChildService service = stage.service("startup", data)) {
            return new Start(service.readyAfter().toMillis() / MILLIS_PER_SECOND, service.residentBytes() / MIB);
        }
    }
}
