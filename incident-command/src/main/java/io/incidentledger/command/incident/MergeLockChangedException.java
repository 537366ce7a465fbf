package io.incidentledger.command.incident;

import java.io.Serial;

/// The merges between incidents changed while these were being locked. Nothing was written; the command must be decided
/// again.
public final class MergeLockChangedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    MergeLockChangedException(String incidentId) {
        super("incident " + incidentId + " has changed concurrently", null, false, false);
    }
}
