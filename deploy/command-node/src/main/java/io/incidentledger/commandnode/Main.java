package io.incidentledger.commandnode;

import java.util.List;
import java.util.stream.Stream;

import io.incidentledger.program.CliRunner;
import io.incidentledger.program.ClockOptions;
import io.incidentledger.program.MongoNodeCommand;
import io.incidentledger.program.PolicyOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Runs a command node until the process is stopped.
@Command(name = "incident-command", description = "Serves the commands of an incident ledger in MongoDB.")
public final class Main extends MongoNodeCommand {
    @Mixin
    private PolicyOptions policies = new PolicyOptions();

    @Mixin
    private ClockOptions clock = new ClockOptions();

    private Main() {
        super(CommandNodeApplication.class);
    }

    public static void main(String[] args) {
        CliRunner.run(new Main(), args);
    }

    @Override
    protected List<Object> beans() {
        return Stream.concat(policies.policies().stream(), Stream.of(clock)).toList();
    }
}
