package io.incidentledger.benchmark.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.incidentledger.benchmark.http.RequestSource;
import io.incidentledger.benchmark.report.Figure;
import io.incidentledger.benchmark.report.ScenarioResult;
import io.incidentledger.benchmark.report.Table;

/// Durable status updates over HTTP, spread over many incidents.
final class StatusUpdateScenario implements Scenario {

    private static final int INCIDENTS = 5_000;

    @Override
    public String name() {
        return "updates";
    }

    @Override
    public ScenarioResult run(ScenarioContext scenarioContext) {
        try (ServiceUnderLoad product = ServiceUnderLoad.of(scenarioContext.freshService(name()))) {
            RequestSource updates = RequestFactory.updates(RequestFactory.declare(product.load(), INCIDENTS));
            product.warmUp(scenarioContext.effort(), updates);
            return measure(scenarioContext, product, updates,
                    "Durable status updates over HTTP, " + INCIDENTS + " incidents",
                    scenarioContext.effort().connections());
        }
    }

    static ScenarioResult measure(ScenarioContext scenarioContext, ServiceUnderLoad product, RequestSource updates,
            String title, List<Integer> numbersOfConnections) {
        List<List<String>> rows = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        for (int connections : numbersOfConnections) {
            scenarioContext.say(title + ", " + connections + " connections");
            List<RunResult> trials = new ArrayList<>();
            for (int round = 0; round < scenarioContext.effort().rounds(); round++) {
                trials.add(product.trial(connections, scenarioContext.effort().run(), updates));
            }
            RunResult median = RunResult.median(trials);
            String name = Integer.toString(connections);
            rows.add(Stream.concat(Stream.of(name), median.cells().stream()).toList());
            figures.add(Figure.informative("per-second-" + name, title + ", at " + name + " connections",
                    median.perSecond(),
                    "/s"));
            figures.add(Figure.informative("p50-" + name, title + ", at " + name + " connections, p50", median.p50(),
                    "ms"));
        }
        List<String> columns = Stream.concat(Stream.of("connections"), RunResult.columns().stream()).toList();
        return new ScenarioResult(List.of(new Table(title, columns, rows)), figures);
    }
}
