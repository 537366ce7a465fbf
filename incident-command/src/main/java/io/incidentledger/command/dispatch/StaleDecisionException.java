package io.incidentledger.command.dispatch;

import java.io.Serial;

/// The decision was based on the state of an incident that another process has changed since: decide again.
final class StaleDecisionException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    StaleDecisionException(String incidentId) {
        super("incident " + incidentId + " has changed concurrently", null, false, false);
    }
}
