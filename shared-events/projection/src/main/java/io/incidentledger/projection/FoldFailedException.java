package io.incidentledger.projection;

import java.io.Serial;

/// A fold threw, or an event could not be understood. Retrying does not help: the view stands still before that event
/// until the program is mended.
public final class FoldFailedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final long position;

    public FoldFailedException(String view, long position, Throwable cause) {
        super("view " + view + " can't take the event at position " + position + ": " + cause, cause);
        this.position = position;
    }

    private FoldFailedException(String message, long position) {
        super(message);
        this.position = position;
    }

    /// What another process told of its view.
    public static FoldFailedException withMessage(String message, long position) {
        return new FoldFailedException(message, position);
    }

    /// Of the event that could not be taken.
    public long position() {
        return position;
    }
}
