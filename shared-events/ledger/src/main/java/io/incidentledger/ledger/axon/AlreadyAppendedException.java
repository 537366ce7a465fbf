package io.incidentledger.ledger.axon;

import java.io.Serial;

import io.incidentledger.ledger.Receipt;

/// The commit's id is stored already, so that nothing was written now: roll back what was decided anew, and answer with
/// the first receipt.
public final class AlreadyAppendedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Receipt receipt;

    AlreadyAppendedException(Receipt receipt) {
        super("commit " + receipt.commitId() + " is stored already", null, false, false);
        this.receipt = receipt;
    }

    /// What the log answered the first time.
    public Receipt receipt() {
        return receipt;
    }
}
