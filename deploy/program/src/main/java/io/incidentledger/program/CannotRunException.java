package io.incidentledger.program;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/// A reason not to go on that a person can do something about: the message is one line, or a few, of [Printable] words,
/// shown without a stack trace.
public final class CannotRunException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CannotRunException(int exitCode, List<String> lines, @Nullable Throwable cause) {
        super(lines.stream().map(Printable::of).collect(Collectors.joining("\n")), cause);
        this.exitCode = exitCode;
    }

    /// The command line asks for something that can't be.
    public static CannotRunException wrongUsage(String line) {
        return wrongUsage(List.of(line));
    }

    /// The same in several lines.
    public static CannotRunException wrongUsage(List<String> lines) {
        return new CannotRunException(ExitCode.WRONG_USAGE, lines, null);
    }

    /// The command line is fine, the world is not.
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
