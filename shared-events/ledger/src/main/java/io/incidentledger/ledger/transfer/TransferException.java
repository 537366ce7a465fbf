package io.incidentledger.ledger.transfer;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/// Why a ledger was not moved, or not all of it. The message is a sentence for whoever started it.
public final class TransferException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /// What is in the way, and so what to do about it.
    public enum Reason {
        /// It is no export, or one of a later version of the program. Nothing was changed.
        NOT_AN_EXPORT,
        /// The target holds another ledger: name another place. Nothing was changed.
        OTHER_LEDGER,
        /// The target and the file went different ways from the same beginning: they are two truths. Nothing was
        /// changed.
        FORK,
        /// The file begins behind the target's end, or the export was to begin within a commit. Nothing was changed.
        GAP,
        /// The file ends before its last line. What it has was taken.
        CUT_OFF,
        /// The file is not what was written. What comes before the change was taken.
        CHANGED
    }

    private final Reason reason;

    public TransferException(Reason reason, String message) {
        this(reason, message, null);
    }

    TransferException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
