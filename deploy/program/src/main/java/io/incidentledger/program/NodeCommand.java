package io.incidentledger.program;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Base of the commands that run one side on a ledger in MongoDB.
@Command(mixinStandardHelpOptions = true, versionProvider = CliRunner.Version.class,
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
            "0:done", "1:found something wrong", "2:wrong usage"},
        footer = {"",
            "Each option has an environment variable: INCIDENT_LEDGER_PORT for --port, and so on."})
public abstract class NodeCommand extends ServiceCommand {
    private final Class<?> application;

    @Mixin
    private MongoOptions mongo = new MongoOptions();

    /// @param application the Spring application
    protected NodeCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    protected final Class<?> application() {
        return application;
    }

    @Override
    protected final LedgerLocation place() {
        return mongo.place();
    }
}
