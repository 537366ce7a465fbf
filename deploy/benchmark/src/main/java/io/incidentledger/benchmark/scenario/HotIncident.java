package io.incidentledger.benchmark.scenario;

import io.incidentledger.benchmark.http.RequestSource;
import io.incidentledger.benchmark.report.Findings;

/** Everybody posts updates to the same incident: commands of one incident are decided one after the other. */
final class HotIncident implements Scenario {

    @Override
    public String name() {
        return "hot";
    }

    @Override
    public Findings run(Stage stage) {
        try (LoadedService product = LoadedService.of(stage.freshService(name()))) {
            RequestSource updates = Requests.updates(Requests.declare(product.load(), 1));
            product.warmUp(stage.effort(), updates);
            return Updates.measure(stage, product, updates, "Durable status updates of one incident");
        }
    }
}
