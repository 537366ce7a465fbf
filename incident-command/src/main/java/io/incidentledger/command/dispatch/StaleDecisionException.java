package io.incidentledger.command.dispatch;

import java.io.Serial;

/// What was decided stood on an incident that another process had changed: decide anew.
final class StaleDecisionException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    StaleDecisionException(String incidentId) {
        super("incident " + incidentId + " has moved on", null, false, false);
    }
}
