package io.incidentledger.program;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/// A reason not to go on that a person can do something about: the message is one line, shown without a stack trace.
public final class CannotRun extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CannotRun(int exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /// The command line asks for something that can't be.
    public static CannotRun wrongUsage(String message) {
        return new CannotRun(ExitCode.WRONG_USAGE, message, null);
    }

    /// The command line is fine, the world is not.
    public static CannotRun because(String message, @Nullable Throwable cause) {
        return new CannotRun(ExitCode.FOUND_SOMETHING_WRONG, message, cause);
    }

    int exitCode() {
        return exitCode;
    }
}
