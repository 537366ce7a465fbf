package io.incidentledger.events.codec;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/// Thrown when this version cannot read a stored event; retrying does not help. Readers stop at such an event and never
/// skip it.
public final class UnreadableEventException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public UnreadableEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
