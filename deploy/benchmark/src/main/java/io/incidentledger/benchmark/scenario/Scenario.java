package io.incidentledger.benchmark.scenario;

import java.util.List;

import io.incidentledger.benchmark.report.ScenarioResult;

/// Something that can be measured by itself.
public interface Scenario {

    /// All of them, in the order in which they run.
    List<Scenario> ALL = List.of(new DiskScenario(), new DeclareScenario(), new StatusUpdateScenario(),
            new HotIncidentScenario(), new VisibilityLagScenario(),
            new RebuildScenario(), new StartupScenario(), new LongLedgerScenario(), new AsOfScenario());

    /// By which it is chosen on the command line.
    String name();

    /// Whether it belongs to every report: without it the other figures can't be judged.
    default boolean isAlwaysTold() {
        return false;
    }

    ScenarioResult run(ScenarioContext scenarioContext);
}
