package io.incidentledger.program;

import java.util.List;

import sun.misc.Signal;

/// Being told to stop is no failure. The JVM alone would end with 143 or 130, which Maven, systemd and others take for
/// one.
final class TerminationSignals {
    private TerminationSignals() {}

    /// From now on `SIGTERM` and Ctrl-C run the shutdown hooks and end the process with 0.
    static void endWell() {
        for (String name : List.of("TERM", "INT")) {
            try {
                Signal.handle(new Signal(name), signal -> System.exit(ExitCode.DONE));
            } catch (IllegalArgumentException taken) {
                // The JVM was started with -Xrs, or the system has no such signal: it ends as the system says.
            }
        }
    }
}
