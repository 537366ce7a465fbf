package io.incidentledger.benchmark.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.incidentledger.benchmark.http.RequestSource;
import io.incidentledger.benchmark.report.Figure;
import io.incidentledger.benchmark.report.Findings;
import io.incidentledger.benchmark.report.Table;

/** Durable status updates over HTTP, spread over many incidents. */
final class Updates implements Scenario {

    private static final int INCIDENTS = 5_000;

    @Override
    public String name() {
        return "updates";
    }

    @Override
    public Findings run(Stage stage) {
        try (LoadedService product = LoadedService.of(stage.freshService(name()))) {
            RequestSource updates = Requests.updates(Requests.declare(product.load(), INCIDENTS));
            product.warmUp(stage.effort(), updates);
            return measure(stage, product, updates, "Durable status updates over HTTP, " + INCIDENTS + " incidents");
        }
    }

    static Findings measure(Stage stage, LoadedService product, RequestSource updates, String title) {
        List<List<String>> rows = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        for (int connections : stage.effort().connections()) {
            stage.say(title + ", " + connections + " connections");
            List<Trial> trials = new ArrayList<>();
            for (int round = 0; round < stage.effort().rounds(); round++) {
                trials.add(product.trial(connections, stage.effort().run(), updates));
            }
            Trial median = Trial.median(trials);
            String name = Integer.toString(connections);
            rows.add(Stream.concat(Stream.of(name), median.cells().stream()).toList());
            figures.add(Figure.told("per-second-" + name, title + ", at " + name + " connections", median.perSecond(),
                    "/s"));
            figures.add(Figure.told("p50-" + name, title + ", at " + name + " connections, p50", median.p50(), "ms"));
        }
        List<String> columns = Stream.concat(Stream.of("connections"), Trial.columns().stream()).toList();
        return new Findings(List.of(new Table(title, columns, rows)), figures);
    }
}
