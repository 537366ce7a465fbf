package io.incidentledger.standalone;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// The command line. Standard output is for what was asked for; logs and complaints go to standard error.
@Command(name = "incident-ledger", mixinStandardHelpOptions = true, versionProvider = Main.Version.class, description = "An incident ledger: remembers every command, in one order, for ever.", synopsisSubcommandLabel = "COMMAND", subcommands = {
    ServeCommand.class, ImportCommand.class,
    VerifyCommand.class}, commandListHeading = "%nCommands:%n", exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
        "0:done", "1:found something wrong",
        "2:wrong usage"}, footer = "%nincident-ledger COMMAND --help tells more about a command.")
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        PrintStream answers = System.out;
        System.setOut(System.err);
        System.exit(commandLine(answers, System.err).execute(args));
    }

    static CommandLine commandLine(PrintStream answers, PrintStream complaints) {
        return new CommandLine(new Main())
                .setOut(new PrintWriter(answers, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(complaints, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::complain)
                .setExecutionExceptionHandler(Main::complain);
    }

    private static int complain(CommandLine.ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(String.valueOf(wrong.getMessage()).lines().findFirst().orElse("Wrong usage"));
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.WRONG_USAGE;
    }

    private static int complain(Exception failure, CommandLine command, CommandLine.@Nullable ParseResult parsed) {
        if (failure instanceof CannotRun reason) {
            command.getErr().println(reason.getMessage());
            return reason.exitCode();
        }
        failure.printStackTrace(command.getErr());
        return ExitCode.FOUND_SOMETHING_WRONG;
    }

    /// The version of the jar; a build that runs from classes has none.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[]{"incident-ledger " + (version == null ? "(unpackaged)" : version)};
        }
    }
}
