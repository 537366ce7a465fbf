package io.incidentledger.benchmark.scenario;

import java.util.List;

import io.incidentledger.benchmark.report.ScenarioResult;

/// A scenario that can be measured by itself.
public interface Scenario {

    /// All scenarios, in the order in which they run.
    List<Scenario> ALL = List.of(new DiskScenario(), new DeclareScenario(), new StatusUpdateScenario(),
            new HotIncidentScenario(), new VisibilityLagScenario(),
            new RebuildScenario(), new StartupScenario(), new LongLedgerScenario(), new AsOfScenario());

    /// The name that selects it on the command line.
    String name();

    /// Whether it belongs to every report, because the other figures can't be judged without it.
    default boolean alwaysReported() {
        return false;
    }

    ScenarioResult run(ScenarioContext scenarioContext);
}
