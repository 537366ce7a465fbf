package io.incidentledger.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import io.incidentledger.benchmark.report.BenchmarkReport;
import io.incidentledger.benchmark.report.ScenarioResult;
import io.incidentledger.benchmark.scenario.Scenario;
import io.incidentledger.benchmark.scenario.ScenarioContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command line of the benchmark. Tables go to standard output, progress to standard error.
@Command(name = "incident-ledger-benchmark", mixinStandardHelpOptions = true, subcommands = NoopServiceCommand.class,
        description = "Measures the packaged service and, for comparison, the disk and a no-op server.")
public final class Benchmark implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec command;

    @Option(names = "--only", split = ",", paramLabel = "SCENARIO",
            description = "Run only these scenarios: floor, declares, "
                    + "updates, hot, lag, rebuild, startup, history, lookback.")
    private Set<String> only = Set.of();

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "${sys:java.io.tmpdir}",
            description = "Directory on the disk to measure; "
                    + "everything is written to a new directory in it and deleted afterwards.")
    private Path disk = Path.of("");

    @Option(names = "--json", paramLabel = "FILE", description = "Also write all figures to this file.")
    private @Nullable Path json;

    @Mixin
    private WorkloadOptions effort = new WorkloadOptions();

    @Mixin
    private ProductOptions products = new ProductOptions();

    private Benchmark() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmark()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        List<Scenario> scenarios = chosen();
        Map<String, String> surroundings = MachineInfo.of(disk);
        Map<String, ScenarioResult> found = new LinkedHashMap<>();
        try (ScenarioContext scenarioContext = new ScenarioContext(effort.effort(), disk, products.product(),
                products.noop(), products.url(),
                System.err)) {
            scenarios.forEach(scenario -> found.put(scenario.name(), scenario.run(scenarioContext)));
        }
        BenchmarkReport benchmarkReport = new BenchmarkReport(surroundings, found);
        System.out.print(benchmarkReport.text());
        if (json != null) {
            Files.writeString(json, benchmarkReport.json());
        }
        return CommandLine.ExitCode.OK;
    }

    /// The selected scenarios, and those that belong to every report.
    private List<Scenario> chosen() {
        Set<String> names = Scenario.ALL.stream().map(Scenario::name).collect(Collectors.toSet());
        for (String name : only) {
            if (!names.contains(name) && command != null) {
                throw new ParameterException(command.commandLine(), "There is no scenario " + name);
            }
        }
        return Scenario.ALL.stream()
                .filter(scenario -> only.isEmpty() || only.contains(scenario.name()) || scenario.alwaysReported())
                .toList();
    }
}
