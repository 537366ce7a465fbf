package io.incidentledger.benchmark.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.incidentledger.benchmark.disk.DiskFloor;
import io.incidentledger.benchmark.http.RequestSource;
import io.incidentledger.benchmark.report.Figure;
import io.incidentledger.benchmark.report.Findings;
import io.incidentledger.benchmark.report.Readable;
import io.incidentledger.benchmark.report.Table;
import io.incidentledger.benchmark.report.Target;

/**
 * Durable declarations over HTTP, beside an endpoint of the same server that parses the same JSON, answers as much, and does nothing.
 */
final class Declares implements Scenario {

    private static final double LEAST_RATIO = 0.3;
    private static final double FLOORS = 2;
    private static final double MILLIS_BEYOND_FLOOR = 0.5;

    @Override
    public String name() {
        return "declares";
    }

    @Override
    public Findings run(Stage stage) {
        try (LoadedService product = LoadedService.of(stage.freshService(name()));
                LoadedService noop = LoadedService.of(stage.noop())) {
            RequestSource declarations = Requests.declarations();
            product.warmUp(stage.effort(), declarations);
            noop.warmUp(stage.effort(), declarations);
            List<Comparison> comparisons = new ArrayList<>();
            for (int connections : stage.effort().connections()) {
                stage.say(name() + " at " + connections + " connections");
                comparisons.add(compare(stage, connections, product, noop));
            }
            stage.say(name() + " with idempotency keys");
            int many = stage.effort().manyConnections();
            Trial keyed = product.trial(many, stage.effort().run(),
                    Requests.keyedDeclarations("k" + System.nanoTime()));
            return findings(comparisons, many, keyed);
        }
    }

    private record Comparison(int connections, Trial product, Trial noop, double ratio, double floorMillis) {}

    private static Comparison compare(Stage stage, int connections, LoadedService product, LoadedService noop) {
        DiskFloor disk = new DiskFloor(stage.directory(), stage.recordBytes());
        RequestSource declarations = Requests.declarations();
        List<Trial> ours = new ArrayList<>();
        List<Trial> nothing = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<Double> floors = new ArrayList<>();
        for (int round = 0; round < stage.effort().rounds(); round++) {
            floors.add(disk.append(1, stage.effort().run().dividedBy(5)).percentile(50));
            Trial our = product.trial(connections, stage.effort().run(), declarations);
            Trial none = noop.trial(connections, stage.effort().run(), declarations);
            ours.add(our);
            nothing.add(none);
            ratios.add(our.perSecond() / none.perSecond());
        }
        return new Comparison(connections, Trial.median(ours), Trial.median(nothing), Medians.median(ratios),
                Medians.median(floors));
    }

    private static Findings findings(List<Comparison> comparisons, int many, Trial keyed) {
        List<List<String>> rows = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        for (Comparison each : comparisons) {
            String name = Integer.toString(each.connections());
            rows.add(row(name, each.product(), Readable.number(each.ratio())));
            rows.add(row(name + ", no-op", each.noop(), ""));
            figures.add(Figure.told("per-second-" + name, "Declares at " + name + " connections",
                    each.product().perSecond(), "/s"));
            figures.add(ratio(each, each.connections() == many));
            if (each.connections() == 1) {
                figures.add(alone(each));
            }
        }
        rows.add(row(many + ", with keys", keyed, ""));
        figures.add(Figure.told("keyed-per-second-" + many,
                "Declares with idempotency keys at " + many + " connections", keyed.perSecond(), "/s"));
        List<String> columns = Stream.of(List.of("connections"), Trial.columns(), List.of("ratio"))
                .flatMap(List::stream).toList();
        return new Findings(List.of(new Table("Durable declares over HTTP", columns, rows)), figures);
    }

    private static Figure ratio(Comparison each, boolean held) {
        Figure ratio = Figure.told("ratio-" + each.connections(),
                "Declares over no-op requests at " + each.connections() + " connections", each.ratio(), "");
        return held ? ratio.against(Target.atLeast(LEAST_RATIO)) : ratio;
    }

    private static Figure alone(Comparison each) {
        return Figure.told("alone-p50", "Declare on one connection, p50", each.product().p50(), "ms")
                .against(Target.atMost(FLOORS * each.floorMillis() + MILLIS_BEYOND_FLOOR));
    }

    private static List<String> row(String name, Trial trial, String ratio) {
        return Stream.of(List.of(name), trial.cells(), List.of(ratio)).flatMap(List::stream).toList();
    }
}
