package io.incidentledger.standalone;

import io.incidentledger.program.CliRunner;
import picocli.CommandLine.Command;

/// The whole product in one program: both sides in one service, and the commands that maintain a ledger.
@Command(name = "incident-ledger", mixinStandardHelpOptions = true, versionProvider = CliRunner.Version.class,
        description = "An incident ledger: remembers every command, in one order, for ever.",
        synopsisSubcommandLabel = "COMMAND", subcommands = {
            ServeCommand.class, ExportCommand.class, ImportCommand.class,
            VerifyCommand.class},
        commandListHeading = "%nCommands:%n", exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
            "0:done", "1:found something wrong",
            "2:wrong usage"},
        footer = "%nincident-ledger COMMAND --help tells more about a command.")
public final class Main {
    Main() {}

    public static void main(String[] args) {
        CliRunner.run(new Main(), args);
    }
}
