package io.incidentledger.querynode;

import io.incidentledger.program.CliRunner;
import io.incidentledger.program.MongoNodeCommand;
import picocli.CommandLine.Command;

/// Runs a query node until the process is stopped.
@Command(name = "incident-query", description = "Serves the queries of an incident ledger in MongoDB.")
public final class Main extends MongoNodeCommand {
    private Main() {
        super(QueryNodeApplication.class);
    }

    public static void main(String[] args) {
        CliRunner.run(new Main(), args);
    }
}
