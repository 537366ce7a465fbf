package io.incidentledger.events.validation;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/// Thrown for a text that is not a valid time; the message states the requirement, as the end of a sentence that starts
/// with the field.
public final class UnreadableTimeException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableTimeException(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }

    /// Returns the requirement that the text does not meet.
    public String requirement() {
        return String.valueOf(getMessage());
    }
}
