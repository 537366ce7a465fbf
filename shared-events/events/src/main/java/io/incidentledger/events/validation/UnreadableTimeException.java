package io.incidentledger.events.validation;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/// A text is not the time that it should be; the message says what it must be, as the end of a sentence that starts
/// with the field.
public final class UnreadableTimeException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableTimeException(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }

    /// What the text must be.
    public String requirement() {
        return String.valueOf(getMessage());
    }
}
