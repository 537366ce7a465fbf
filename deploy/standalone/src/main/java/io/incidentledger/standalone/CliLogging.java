package io.incidentledger.standalone;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/// Logging of the commands that end by themselves: what they have to say, they say.
final class CliLogging {
    private CliLogging() {}

    /// Shows nothing below an error from here on.
    static void logs() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.ERROR);
        }
    }
}
