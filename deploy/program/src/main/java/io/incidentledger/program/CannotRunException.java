package io.incidentledger.program;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

import io.incidentledger.program.text.PrintableText;
import org.jspecify.annotations.Nullable;

/// The program can't run, for a reason that the user can fix. The message is one or more lines of [PrintableText] text and
/// is shown without a stack trace.
public final class CannotRunException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CannotRunException(int exitCode, List<String> lines, @Nullable Throwable cause) {
        super(lines.stream().map(PrintableText::of).collect(Collectors.joining("\n")), cause);
        this.exitCode = exitCode;
    }

    /// The command line is invalid.
    public static CannotRunException wrongUsage(String line) {
        return wrongUsage(List.of(line));
    }

    /// The same in several lines.
    public static CannotRunException wrongUsage(List<String> lines) {
        return new CannotRunException(ExitCode.WRONG_USAGE, lines, null);
    }

    /// The arguments are valid, but the environment prevents the program from running.
    public static CannotRunException because(String line, @Nullable Throwable cause) {
        return because(List.of(line), cause);
    }

    /// The same in several lines.
    public static CannotRunException because(List<String> lines, @Nullable Throwable cause) {
        return new CannotRunException(ExitCode.FOUND_SOMETHING_WRONG, lines, cause);
    }

    int exitCode() {
        return exitCode;
    }
}
