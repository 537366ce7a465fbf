package io.incidentledger.querynode;

import io.incidentledger.program.CliRunner;
import io.incidentledger.program.NodeCommand;
import picocli.CommandLine.Command;

/// Answers queries until it is told to stop.
@Command(name = "incident-query", description = "Answers queries about an incident ledger in MongoDB.")
public final class Main extends NodeCommand {
    private Main() {
        super(QueryNodeApplication.class, "readinessState,ledger,views");
    }

    public static void main(String[] args) {
        CliRunner.run(new Main(), args);
    }
}
