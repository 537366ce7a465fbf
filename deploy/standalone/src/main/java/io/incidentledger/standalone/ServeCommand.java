package io.incidentledger.standalone;

import java.util.List;
import java.util.stream.Stream;

import io.incidentledger.program.ClockOptions;
import io.incidentledger.program.LedgerLocation;
import io.incidentledger.program.PolicyOptions;
import io.incidentledger.program.RunServiceCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Runs the command side and the query side as one service.
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Serves the ledger over HTTP.", footer = {"",
    "Each option can also be set by an environment variable, such as INCIDENT_LEDGER_PORT for --port."})
final class ServeCommand extends RunServiceCommand {
    @Mixin
    private LedgerOptions options = new LedgerOptions();

    @Mixin
    private PolicyOptions policies = new PolicyOptions();

    @Mixin
    private ClockOptions clock = new ClockOptions();

    @Override
    protected Class<?> application() {
        return StandaloneApplication.class;
    }

    @Override
    protected LedgerLocation place() {
        return options.place();
    }

    @Override
    protected List<Object> beans() {
        return Stream.concat(policies.policies().stream(), Stream.of(clock)).toList();
    }
}
