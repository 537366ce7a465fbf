package io.incidentledger.standalone;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/// Configures logging for commands that end by themselves; they print their own messages.
final class CliLogging {
    private CliLogging() {}

    /// From now on logs errors only.
    static void logs() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.ERROR);
        }
    }
}
