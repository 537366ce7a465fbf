package io.incidentledger.ledger.axon;

import java.io.Serial;

import io.incidentledger.ledger.Receipt;

/// Thrown when a commit's id is already stored, so that nothing was written now: roll back the new decision, and
/// respond with the first receipt.
public final class AlreadyAppendedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Receipt receipt;

    AlreadyAppendedException(Receipt receipt) {
        super("commit " + receipt.commitId() + " is already stored", null, false, false);
        this.receipt = receipt;
    }

    /// The receipt of the first append, marked as repeated.
    public Receipt receipt() {
        return receipt;
    }
}
