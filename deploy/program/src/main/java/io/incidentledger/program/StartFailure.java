package io.incidentledger.program;

import java.net.BindException;

import io.incidentledger.ledger.EventLogException;
import org.springframework.boot.web.server.PortInUseException;

/// Finds the reason behind a failed start that a person can do something about.
public final class StartFailure {
    private StartFailure() {}

    /// The reason; the failure itself when nobody foresaw it.
    static RuntimeException of(RuntimeException failure, String ledger, Listening listening) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CannotRun reason -> {
                    return reason;
                }
                case EventLogException reason -> {
                    return ofLedger(reason, ledger);
                }
                case PortInUseException inUse -> {
                    return CannotRun.because("Port " + inUse.getPort() + " is in use; choose another one with --port",
                            inUse);
                }
                case BindException refused -> {
                    return listening.complaint(refused);
                }
                default -> {
                    // Look deeper.
                }
            }
        }
        return failure;
    }

    /// What is wrong with a ledger.
    ///
    /// @param ledger
    ///            where it is, as people shall read it
    public static CannotRun ofLedger(EventLogException reason, String ledger) {
        return switch (reason) {
            case EventLogException.Corrupted damage ->
                CannotRun.because("The ledger " + ledger + " is damaged from position "
                        + damage.position() + " on: " + damage.getMessage() + ". Nothing was changed; restore a copy.",
                        damage);
            default -> CannotRun.because("The ledger can't be opened: " + reason.getMessage(), reason);
        };
    }
}
