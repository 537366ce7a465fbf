package io.incidentledger.benchmark.scenario;

import java.util.List;

import io.incidentledger.benchmark.report.Findings;

/** Something that can be measured by itself. */
public interface Scenario {

    /** All of them, in the order in which they run. */
    List<Scenario> ALL = List.of(new Floor(), new Declares(), new Updates(), new HotIncident(), new VisibilityLag(),
            new Rebuild(), new StartUp(), new History(), new LookingBack());

    /** By which it is chosen on the command line. */
    String name();

    /** Whether it belongs to every report: without it the other figures can't be judged. */
    default boolean isAlwaysTold() {
        return false;
    }

    Findings run(Stage stage);
}
