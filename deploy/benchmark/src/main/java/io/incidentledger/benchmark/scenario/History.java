package io.incidentledger.benchmark.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.benchmark.http.RequestSource;
import io.incidentledger.benchmark.report.Figure;
import io.incidentledger.benchmark.report.Findings;
import io.incidentledger.benchmark.report.Readable;
import io.incidentledger.benchmark.report.Table;
import io.incidentledger.benchmark.report.Target;

/** Whether commands take longer when the ledger is long: one connection against an empty ledger and against a large one, in turns. */
final class History implements Scenario {

    private static final double MOST = 1.3;

    @Override
    public String name() {
        return "history";
    }

    @Override
    public Findings run(Stage stage) {
        long events = stage.effort().largeLedger();
        try (LoadedService empty = LoadedService.of(stage.freshService("empty"));
                LoadedService large = LoadedService.of(stage.service("large", stage.ledger(events)))) {
            RequestSource declarations = Requests.declarations();
            empty.warmUp(stage.effort(), declarations);
            large.warmUp(stage.effort(), declarations);
            List<Trial> withoutHistory = new ArrayList<>();
            List<Trial> withHistory = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            Duration run = stage.effort().run();
            for (int round = 0; round < stage.effort().rounds(); round++) {
                Trial first = empty.trial(1, run, declarations);
                Trial second = large.trial(1, run, declarations);
                withoutHistory.add(first);
                withHistory.add(second);
                ratios.add(second.p50() / first.p50());
            }
            return findings(events, Trial.median(withoutHistory), Trial.median(withHistory), Medians.median(ratios));
        }
    }

    private static Findings findings(long events, Trial without, Trial with, double ratio) {
        Table table = new Table("Declare on one connection, without and with history",
                List.of("events", "p50 ms", "p99 ms"),
                List.of(List.of("0", Readable.number(without.p50()), Readable.number(without.p99())),
                        List.of(Readable.number(events), Readable.number(with.p50()), Readable.number(with.p99()))));
        return new Findings(List.of(table), List.of(
                Figure.told("latency-ratio", "Command latency with " + Readable.number(events) + " events over empty",
                        ratio, "").against(Target.atMost(MOST))));
    }
}
