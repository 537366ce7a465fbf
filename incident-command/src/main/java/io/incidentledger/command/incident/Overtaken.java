package io.incidentledger.command.incident;

import java.io.Serial;

/** While several incidents were being locked, others tied them together differently. Nothing was written; the command is to be decided anew. */
public final class Overtaken extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    Overtaken(String incidentId) {
        super("incident " + incidentId + " has moved on", null, false, false);
    }
}
