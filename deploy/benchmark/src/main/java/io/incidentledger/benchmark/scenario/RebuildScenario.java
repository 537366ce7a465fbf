package io.incidentledger.benchmark.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.incidentledger.benchmark.ledger.GeneratedLedger;
import io.incidentledger.benchmark.ledger.RawSqlScan;
import io.incidentledger.benchmark.report.Figure;
import io.incidentledger.benchmark.report.FigureTarget;
import io.incidentledger.benchmark.report.NumberFormatter;
import io.incidentledger.benchmark.report.ScenarioResult;
import io.incidentledger.benchmark.report.Table;
import io.incidentledger.ledger.EventLog;

/// Measures how fast all views are rebuilt from the ledger, compared to reading the file alone, and how fast single
/// incidents are replayed.
final class RebuildScenario implements Scenario {

    private static final double LEAST_RATIO = 0.5;
    private static final double LEAST_PER_SECOND = 100_000;

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public ScenarioResult run(ScenarioContext scenarioContext) {
        try (EventLog log = GeneratedLedger.open(scenarioContext.ledger(scenarioContext.effort().largeLedger()))) {
            long events = log.head().position();
            RawSqlScan file = new RawSqlScan(
                    GeneratedLedger.file(scenarioContext.ledger(scenarioContext.effort().largeLedger())));
            List<Round> rounds = new ArrayList<>();
            for (int round = 0; round <= scenarioContext.effort().rounds(); round++) {
                scenarioContext.say("scan and rebuild of " + events + " events");
                rounds.add(new Round(rate(events, time(file::run)), rate(events, time(() -> scan(log, events))),
                        rate(events, time(() -> StandaloneViews.of(log).rebuild(events)))));
            }
            rounds.removeFirst(); // The first round warms up the code and the file.
            return findings(events, rounds, StreamFoldingScenario.of(log, scenarioContext.effort().run()));
        }
    }

    private record Round(double bare, double scan, double rebuild) {

        double overBareScan() {
            return rebuild / bare;
        }
    }

    private static void scan(EventLog log, long upTo) {
        long[] seen = new long[1];
        log.scan(0, upTo, event -> seen[0]++);
        if (seen[0] != upTo) {
            throw new IllegalStateException("the scan saw " + seen[0] + " events of " + upTo);
        }
    }

    private static Duration time(Runnable work) {
        long started = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private static double rate(long events, Duration took) {
        return events * 1e9 / took.toNanos();
    }

    private static ScenarioResult findings(long events, List<Round> rounds, StreamFoldingScenario.Replayed replay) {
        double bare = MedianOfRuns.median(rounds, Round::bare);
        double scan = MedianOfRuns.median(rounds, Round::scan);
        double rebuild = MedianOfRuns.median(rounds, Round::rebuild);
        double ratio = MedianOfRuns.median(rounds, Round::overBareScan);
        Table table = new Table("Reading a ledger of " + NumberFormatter.number(events) + " events",
                List.of("", "events/s", "of the bare scan"),
                List.of(row("bare scan of the file in SQL", bare, bare), row("scan by the log's reader", scan, bare),
                        row("rebuild of all views", rebuild, bare),
                        row("replay of single incidents", replay.eventsPerSecond(), bare)));
        return new ScenarioResult(List.of(table), Stream.of(
                Figure.informative("bare-events-per-second", "Bare scan of the ledger's file", bare, "/s"),
                Figure.informative("scan-events-per-second", "Scan by the log's reader", scan, "/s"),
                Figure.informative("events-per-second", "Rebuild of all views", rebuild, "/s")
                        .against(FigureTarget.atLeast(LEAST_PER_SECOND)),
                Figure.informative("ratio", "Rebuild of all views over a bare scan", ratio, "")
                        .against(FigureTarget.atLeast(LEAST_RATIO)),
                Figure.informative("replayed-incidents", "Incidents replayed one at a time", replay.streamsPerSecond(),
                        "/s"),
                Figure.informative("replayed-events", "Events of incidents replayed one at a time",
                        replay.eventsPerSecond(),
                        "/s"))
                .toList());
    }

    private static List<String> row(String name, double rate, double bare) {
        return List.of(name, NumberFormatter.number(rate), NumberFormatter.number(rate / bare));
    }
}
