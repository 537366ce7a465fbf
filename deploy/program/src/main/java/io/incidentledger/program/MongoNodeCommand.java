package io.incidentledger.program;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Base of the commands that run one side on a ledger in MongoDB.
@Command(mixinStandardHelpOptions = true, versionProvider = CliRunner.Version.class,
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
            "0:done", "1:failed", "2:invalid usage or configuration"},
        footer = {"",
            "Each option can also be set by an environment variable, such as INCIDENT_LEDGER_PORT for --port."})
public abstract class MongoNodeCommand extends RunServiceCommand {
    private final Class<?> application;

    @Mixin
    private MongoOptions mongo = new MongoOptions();

    /// @param application the Spring application
    protected MongoNodeCommand(Class<?> application) {
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
