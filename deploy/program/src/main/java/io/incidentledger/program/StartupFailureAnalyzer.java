package io.incidentledger.program;

import java.net.BindException;

import io.incidentledger.ledger.EventLogException;
import org.springframework.boot.web.server.PortInUseException;

/// Finds the cause of a failed start that the user can fix.
public final class StartupFailureAnalyzer {
    private StartupFailureAnalyzer() {}

    /// The cause; the failure itself if no known cause is found.
    static RuntimeException of(RuntimeException failure, String ledger, ListenOptions listenOptions) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CannotRunException reason -> {
                    return reason;
                }
                case EventLogException reason -> {
                    return ofLedger(reason, ledger);
                }
                case PortInUseException inUse -> {
                    return CannotRunException.because(
                            "Port " + inUse.getPort() + " is in use; choose another one with --port",
                            inUse);
                }
                case BindException refused -> {
                    return listenOptions.complaint(refused);
                }
                default -> {
                    // Look deeper.
                }
            }
        }
        return failure;
    }

    /// Describes what is wrong with a ledger.
    ///
    /// @param ledger its location, for people
    public static CannotRunException ofLedger(EventLogException reason, String ledger) {
        return switch (reason) {
            case EventLogException.Corrupted damage ->
                CannotRunException.because("The ledger " + ledger + " is corrupted from position "
                        + damage.position() + " on: " + damage.getMessage()
                        + ". Nothing was changed; restore a backup.",
                        damage);
            case EventLogException.ClockUncertain doubt ->
                CannotRunException.because("Nothing can be recorded in " + ledger + ": " + doubt.getMessage(), doubt);
            default -> CannotRunException.because("The ledger can't be opened: " + reason.getMessage(), reason);
        };
    }
}
