package io.incidentledger.standalone;

import io.incidentledger.program.CliRunner;
import picocli.CommandLine.Command;

/// The whole product in one program: both sides in one service, and the commands that maintain a ledger.
@Command(name = "incident-ledger", mixinStandardHelpOptions = true, versionProvider = CliRunner.Version.class,
        description = "An incident ledger: records incidents in an append-only, hash-chained event log.",
        synopsisSubcommandLabel = "COMMAND", subcommands = {
            ServeCommand.class, ExportCommand.class, ImportCommand.class,
            VerifyCommand.class},
        commandListHeading = "%nCommands:%n", exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
            "0:done", "1:failed",
            "2:invalid usage or configuration"},
        footer = "%nRun incident-ledger COMMAND --help for details of a command.")
public final class Main {
    Main() {}

    public static void main(String[] args) {
        CliRunner.run(new Main(), args);
    }
}
