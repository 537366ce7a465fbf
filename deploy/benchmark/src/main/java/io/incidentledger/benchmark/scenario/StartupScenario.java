package io.incidentledger.benchmark.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.benchmark.process.ChildService;
import io.incidentledger.benchmark.report.Figure;
import io.incidentledger.benchmark.report.FigureTarget;
import io.incidentledger.benchmark.report.NumberFormatter;
import io.incidentledger.benchmark.report.ScenarioResult;
import io.incidentledger.benchmark.report.Table;

/// Measures the time from the start of the process until it is ready with all views rebuilt, and its memory then.
final class StartupScenario implements Scenario {

    private static final double SECONDS_WHEN_EMPTY = 4;
    private static final double MIB = 1 << 20;
    private static final double MILLIS_PER_SECOND = 1e3;

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public ScenarioResult run(ScenarioContext scenarioContext) {
        List<List<String>> rows = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        for (long events : List.of(0L, scenarioContext.effort().smallLedger(),
                scenarioContext.effort().largeLedger())) {
            Path data = scenarioContext.ledger(events);
            scenarioContext.say("start with " + events + " events");
            List<Start> starts = new ArrayList<>();
            for (int round = 0; round < scenarioContext.effort().rounds(); round++) {
                starts.add(start(scenarioContext, data));
            }
            double seconds = MedianOfRuns.median(starts, Start::seconds);
            double mebibytes = MedianOfRuns.median(starts, Start::mebibytes);
            rows.add(List.of(NumberFormatter.number(events), NumberFormatter.number(seconds),
                    NumberFormatter.number(mebibytes)));
            Figure ready = Figure.informative("seconds-" + events,
                    "Ready with " + NumberFormatter.number(events) + " events",
                    seconds,
                    "s");
            figures.add(events == 0 ? ready.against(FigureTarget.atMost(SECONDS_WHEN_EMPTY)) : ready);
            figures.add(Figure.informative("resident-" + events,
                    "Memory with " + NumberFormatter.number(events) + " events",
                    mebibytes, "MiB"));
        }
        return new ScenarioResult(
                List.of(new Table("Start-up", List.of("events", "ready after s", "resident MiB"), rows)), figures);
    }

    private record Start(double seconds, double mebibytes) {}

    private static Start start(ScenarioContext scenarioContext, Path data) {
        try (ChildService service = scenarioContext.service("startup", data)) {
            return new Start(service.readyAfter().toMillis() / MILLIS_PER_SECOND, service.residentBytes() / MIB);
        }
    }
}
