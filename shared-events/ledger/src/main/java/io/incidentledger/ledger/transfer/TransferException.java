package io.incidentledger.ledger.transfer;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/// Thrown when a ledger was not transferred, or only in part. The message is a sentence for the operator.
public final class TransferException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /// What prevented the transfer, and therefore what to do about it.
    public enum Reason {
        /// The file is not an export, or one of a later version of the program. Nothing was changed.
        NOT_AN_EXPORT,
        /// The target holds another ledger: choose another location. Nothing was changed.
        OTHER_LEDGER,
        /// The target and the file have the same beginning but different continuations. Nothing was changed, unless
        /// another writer appended to the target during the import.
        FORK,
        /// The file begins after the target's end, or no commit ends where the export was to begin. Nothing was
        /// changed.
        GAP,
        /// The file ends before its last line. The commits that it contains were stored.
        CUT_OFF,
        /// The file is not what was written. The commits before the change were stored.
        CHANGED,
        /// The file goes on with commits that were recorded in the future. Those before them were stored.
        IN_FUTURE
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
