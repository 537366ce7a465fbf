package io.incidentledger.projection;

import java.io.Serial;

/// A fold threw an exception, or an event could not be decoded. Retrying does not help: the view stops before that
/// event until the program is fixed.
public final class FoldFailedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final long position;

    public FoldFailedException(String view, long position, Throwable cause) {
        super("view " + view + " can't process the event at position " + position + ": " + cause, cause);
        this.position = position;
    }

    private FoldFailedException(String message, long position) {
        super(message);
        this.position = position;
    }

    /// A failure that another process reported for its view.
    public static FoldFailedException withMessage(String message, long position) {
        return new FoldFailedException(message, position);
    }

    /// The position of the event that could not be processed.
    public long position() {
        return position;
    }
}
