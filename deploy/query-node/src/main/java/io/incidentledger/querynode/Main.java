package io.incidentledger.querynode;

import java.util.List;

import io.incidentledger.program.CommandLines;
import io.incidentledger.program.LedgerPlace;
import io.incidentledger.program.MongoOptions;
import io.incidentledger.program.ServiceCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Answers queries until it is told to stop.
@Command(name = "incident-query", mixinStandardHelpOptions = true, versionProvider = CommandLines.Version.class, description = "Answers queries about an incident ledger in MongoDB.", exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
    "0:done", "1:found something wrong", "2:wrong usage"}, footer = {"",
        "Each option has an environment variable: INCIDENT_LEDGER_PORT for --port, and so on."})
public final class Main extends ServiceCommand {
    @Mixin
    private MongoOptions mongo = new MongoOptions();

    private Main() {}

    public static void main(String[] args) {
        CommandLines.run(new Main(), args);
    }

    @Override
    protected Class<?> application() {
        return QueryNodeApplication.class;
    }

    @Override
    protected LedgerPlace place() {
        return mongo.place();
    }

    @Override
    protected List<String> properties() {
        return List.of(READINESS + "readinessState,ledger,views");
    }
}
