package io.incidentledger.program;

import java.util.List;

import sun.misc.Signal;

/// Makes a requested stop end the process with exit code 0. By default the JVM exits with 143 or 130, which Maven,
/// systemd and others report as a failure.
final class TerminationSignals {
    private TerminationSignals() {}

    /// Makes `SIGTERM` and Ctrl-C run the shutdown hooks and end the process with 0.
    static void endWell() {
        for (String name : List.of("TERM", "INT")) {
            try {
                Signal.handle(new Signal(name), signal -> System.exit(ExitCode.DONE));
            } catch (IllegalArgumentException taken) {
                // The JVM was started with -Xrs, or the system has no such signal: the default behavior remains.
            }
        }
    }
}
