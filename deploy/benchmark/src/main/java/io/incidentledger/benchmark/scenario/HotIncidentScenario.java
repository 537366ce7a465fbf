package io.incidentledger.benchmark.scenario;

import io.incidentledger.benchmark.http.RequestSource;
import io.incidentledger.benchmark.report.ScenarioResult;

/// Status updates of a single incident, whose commands are processed one after the other.
final class HotIncidentScenario implements Scenario {

    @Override
    public String name() {
        return "hot";
    }

    @Override
    public ScenarioResult run(ScenarioContext scenarioContext) {
        try (ServiceUnderLoad product = ServiceUnderLoad.of(scenarioContext.freshService(name()))) {
            RequestSource updates = RequestFactory.updates(RequestFactory.declare(product.load(), 1));
            product.warmUp(scenarioContext.effort(), updates);
            return StatusUpdateScenario.measure(scenarioContext, product, updates,
                    "Durable status updates of one incident");
        }
    }
}
