package io.incidentledger.command.incident;

import java.io.Serial;

/// While several incidents were being locked, others tied them together differently. Nothing was written; the command
/// is to be decided anew.
public final class MergeLockChangedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    MergeLockChangedException(String incidentId) {
        super("incident " + incidentId + " has moved on", null, false, false);
    }
}
