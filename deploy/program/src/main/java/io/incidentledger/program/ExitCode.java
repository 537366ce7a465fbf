package io.incidentledger.program;

/// The exit codes of the programs.
public final class ExitCode {
    public static final int DONE = 0;
    public static final int FOUND_SOMETHING_WRONG = 1;
    public static final int WRONG_USAGE = 2;

    private ExitCode() {}
}
