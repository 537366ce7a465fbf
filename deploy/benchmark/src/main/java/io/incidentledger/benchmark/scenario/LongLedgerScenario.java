package io.incidentledger.benchmark.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.benchmark.http.RequestSource;
import io.incidentledger.benchmark.report.Figure;
import io.incidentledger.benchmark.report.FigureTarget;
import io.incidentledger.benchmark.report.NumberFormatter;
import io.incidentledger.benchmark.report.ScenarioResult;
import io.incidentledger.benchmark.report.Table;

/// Measures whether commands take longer on a long ledger: one connection to an empty and to a large ledger, in turns.
final class LongLedgerScenario implements Scenario {

    private static final double MOST = 1.3;

    @Override
    public String name() {
        return "history";
    }

    @Override
    public ScenarioResult run(ScenarioContext scenarioContext) {
        long events = scenarioContext.effort().largeLedger();
        try (ServiceUnderLoad empty = ServiceUnderLoad.of(scenarioContext.freshService("empty"));
                ServiceUnderLoad large = ServiceUnderLoad
                        .of(scenarioContext.service("large", scenarioContext.ledger(events)))) {
            RequestSource declarations = RequestFactory.declarations();
            empty.warmUp(scenarioContext.effort(), declarations);
            large.warmUp(scenarioContext.effort(), declarations);
            List<RunResult> withoutHistory = new ArrayList<>();
            List<RunResult> withHistory = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            Duration run = scenarioContext.effort().run();
            for (int round = 0; round < scenarioContext.effort().rounds(); round++) {
                RunResult first = empty.trial(1, run, declarations);
                RunResult second = large.trial(1, run, declarations);
                withoutHistory.add(first);
                withHistory.add(second);
                ratios.add(second.p50() / first.p50());
            }
            return findings(events, RunResult.median(withoutHistory), RunResult.median(withHistory),
                    MedianOfRuns.median(ratios));
        }
    }

    private static ScenarioResult findings(long events, RunResult without, RunResult with, double ratio) {
        Table table = new Table("Declare on one connection, without and with history",
                List.of("events", "p50 ms", "p99 ms"),
                List.of(List.of("0", NumberFormatter.number(without.p50()), NumberFormatter.number(without.p99())),
                        List.of(NumberFormatter.number(events), NumberFormatter.number(with.p50()),
                                NumberFormatter.number(with.p99()))));
        return new ScenarioResult(List.of(table), List.of(
                Figure.informative("latency-ratio",
                        "Command latency with " + NumberFormatter.number(events) + " events over empty",
                        ratio, "").against(FigureTarget.atMost(MOST))));
    }
}
