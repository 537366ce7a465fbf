package io.incidentledger.commandnode;

import io.incidentledger.program.CommandLines;
import io.incidentledger.program.NodeCommand;
import picocli.CommandLine.Command;

/// Takes commands until it is told to stop.
@Command(name = "incident-command", description = "Takes commands for an incident ledger in MongoDB.")
public final class Main extends NodeCommand {
    private Main() {
        super(CommandNodeApplication.class, "readinessState,ledger");
    }

    public static void main(String[] args) {
        CommandLines.run(new Main(), args);
    }
}
