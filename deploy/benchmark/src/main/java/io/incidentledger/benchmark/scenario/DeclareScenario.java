package io.incidentledger.benchmark.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.incidentledger.benchmark.disk.DiskBaseline;
import io.incidentledger.benchmark.http.RequestSource;
import io.incidentledger.benchmark.report.Figure;
import io.incidentledger.benchmark.report.FigureTarget;
import io.incidentledger.benchmark.report.NumberFormatter;
import io.incidentledger.benchmark.report.ScenarioResult;
import io.incidentledger.benchmark.report.Table;

/// Durable declarations over HTTP, compared to an endpoint of the same server that parses the same JSON, sends a
/// response of the same size, and does nothing else.
final class DeclareScenario implements Scenario {

    private static final double LEAST_RATIO = 0.3;
    private static final double FLOORS = 2;
    private static final double MILLIS_BEYOND_FLOOR = 0.5;

    @Override
    public String name() {
        return "declares";
    }

    @Override
    public ScenarioResult run(ScenarioContext scenarioContext) {
        try (ServiceUnderLoad product = ServiceUnderLoad.of(scenarioContext.freshService(name()));
                ServiceUnderLoad noop = ServiceUnderLoad.of(scenarioContext.noop())) {
            RequestSource declarations = RequestFactory.declarations();
            product.warmUp(scenarioContext.effort(), declarations);
            noop.warmUp(scenarioContext.effort(), declarations);
            List<Comparison> comparisons = new ArrayList<>();
            for (int connections : scenarioContext.effort().connections()) {
                scenarioContext.say(name() + " at " + connections + " connections");
                comparisons.add(compare(scenarioContext, connections, product, noop));
            }
            scenarioContext.say(name() + " with idempotency keys");
            int many = scenarioContext.effort().manyConnections();
            RunResult keyed = product.trial(many, scenarioContext.effort().run(),
                    RequestFactory.keyedDeclarations("k" + System.nanoTime()));
            return findings(comparisons, many, keyed);
        }
    }

    private record Comparison(int connections, RunResult product, RunResult noop, double ratio, double floorMillis) {}

    private static Comparison compare(ScenarioContext scenarioContext, int connections, ServiceUnderLoad product,
            ServiceUnderLoad noop) {
        DiskBaseline disk = new DiskBaseline(scenarioContext.directory(), scenarioContext.recordBytes());
        RequestSource declarations = RequestFactory.declarations();
        List<RunResult> ours = new ArrayList<>();
        List<RunResult> nothing = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<Double> floors = new ArrayList<>();
        for (int round = 0; round < scenarioContext.effort().rounds(); round++) {
            floors.add(disk.append(1, scenarioContext.effort().run().dividedBy(5)).percentile(50));
            RunResult our = product.trial(connections, scenarioContext.effort().run(), declarations);
            RunResult none = noop.trial(connections, scenarioContext.effort().run(), declarations);
            ours.add(our);
            nothing.add(none);
            ratios.add(our.perSecond() / none.perSecond());
        }
        return new Comparison(connections, RunResult.median(ours), RunResult.median(nothing),
                MedianOfRuns.median(ratios),
                MedianOfRuns.median(floors));
    }

    private static ScenarioResult findings(List<Comparison> comparisons, int many, RunResult keyed) {
        List<List<String>> rows = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        for (Comparison each : comparisons) {
            String name = Integer.toString(each.connections());
            rows.add(row(name, each.product(), NumberFormatter.number(each.ratio())));
            rows.add(row(name + ", no-op", each.noop(), ""));
            figures.add(Figure.informative("per-second-" + name, "Declares at " + name + " connections",
                    each.product().perSecond(), "/s"));
            figures.add(ratio(each, each.connections() == many));
            if (each.connections() == 1) {
                figures.add(alone(each));
            }
        }
        rows.add(row(many + ", with keys", keyed, ""));
        figures.add(Figure.informative("keyed-per-second-" + many,
                "Declares with idempotency keys at " + many + " connections", keyed.perSecond(), "/s"));
        List<String> columns = Stream.of(List.of("connections"), RunResult.columns(), List.of("ratio"))
                .flatMap(List::stream).toList();
        return new ScenarioResult(List.of(new Table("Durable declares over HTTP", columns, rows)), figures);
    }

    private static Figure ratio(Comparison each, boolean held) {
        Figure ratio = Figure.informative("ratio-" + each.connections(),
                "Declares over no-op requests at " + each.connections() + " connections", each.ratio(), "");
        return held ? ratio.against(FigureTarget.atLeast(LEAST_RATIO)) : ratio;
    }

    private static Figure alone(Comparison each) {
        return Figure.informative("alone-p50", "Declare on one connection, p50", each.product().p50(), "ms")
                .against(FigureTarget.atMost(FLOORS * each.floorMillis() + MILLIS_BEYOND_FLOOR));
    }

    private static List<String> row(String name, RunResult runResult, String ratio) {
        return Stream.of(List.of(name), runResult.cells(), List.of(ratio)).flatMap(List::stream).toList();
    }
}
