package io.incidentledger.ledger.axon;

import java.io.Serial;

/// Thrown when a commit was decided long before its [CommitTurn] came. Nothing was written; the command must be decided
/// again once the turn has come.
public final class ExpiredDecisionException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    ExpiredDecisionException() {
        super("earlier commits are not in the queue of the log yet", null, false, false);
    }
}
