package io.incidentledger.command.pipeline;

import java.io.Serial;

/** What was decided stood on an incident that another process had changed: decide anew. */
final class StaleDecision extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    StaleDecision(String incidentId) {
        super("incident " + incidentId + " has moved on", null, false, false);
    }
}
