package io.incidentledger.benchmark.scenario;

import io.incidentledger.benchmark.http.RequestSource;
import io.incidentledger.benchmark.report.ScenarioResult;

/// Status updates of a single incident, whose commands are processed one after the other. Further connections would be
/// refused.
final class HotIncidentScenario implements Scenario {

    private static final int MAX_COMMANDS_OF_AN_INCIDENT = 64;

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
                    "Durable status updates of one incident",
                    scenarioContext.effort().connections().stream()
                            .filter(number -> number <= MAX_COMMANDS_OF_AN_INCIDENT).toList());
        }
    }
}
