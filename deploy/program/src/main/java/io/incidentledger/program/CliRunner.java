package io.incidentledger.program;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import io.incidentledger.program.text.PrintableText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;

/// Runs the command line of a program. Standard output carries the requested output; logs and error messages go to
/// standard error.
public final class CliRunner {
    private static final Logger LOG = LoggerFactory.getLogger(CliRunner.class);

    private CliRunner() {}

    /// Executes the command and ends the process.
    ///
    /// @param command the top-level picocli command
    public static void run(Object command, String[] args) {
        PrintStream answers = System.out;
        System.setOut(System.err);
        System.exit(of(command, answers, System.err).execute(args));
    }

    /// A command line that reports failures in one line, with the exit codes of [ExitCode].
    public static CommandLine of(Object command, PrintStream answers, PrintStream complaints) {
        return new CommandLine(command)
                .setOut(new PrintWriter(answers, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(complaints, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(CliRunner::complain)
                .setExecutionExceptionHandler(CliRunner::complain);
    }

    private static int complain(CommandLine.ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        command.getErr()
                .println(
                        PrintableText
                                .of(String.valueOf(wrong.getMessage()).lines().findFirst().orElse("Invalid usage")));
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.WRONG_USAGE;
    }

    private static int complain(Exception failure, CommandLine command, CommandLine.@Nullable ParseResult parsed) {
        if (failure instanceof CannotRunException reason) {
            command.getErr().println(reason.getMessage());
            return reason.exitCode();
        }
        LOG.error("{} failed", command.getCommandSpec().qualifiedName(), failure);
        return ExitCode.FOUND_SOMETHING_WRONG;
    }

    /// The version of the jar; a build that runs from class files has none.
    public static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = CliRunner.class.getPackage().getImplementationVersion();
            return new String[]{"incident-ledger " + (version == null ? "(unpackaged)" : version)};
        }
    }
}
