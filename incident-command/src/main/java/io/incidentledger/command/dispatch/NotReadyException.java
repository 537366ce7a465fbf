package io.incidentledger.command.dispatch;

import java.io.Serial;

/// A node that has just started has not yet read what a command needs to know of the whole ledger: try again. Nothing
/// was written.
public final class NotReadyException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final long reached;
    private final long head;

    NotReadyException(long reached, long head) {
        super("the index of declarations has reached position %d of %d".formatted(reached, head), null, false, false);
        this.reached = reached;
        this.head = head;
    }

    public long reached() {
        return reached;
    }

    public long head() {
        return head;
    }
}
