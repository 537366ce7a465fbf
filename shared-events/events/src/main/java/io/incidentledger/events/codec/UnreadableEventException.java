package io.incidentledger.events.codec;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/// A stored event can't be understood by this version; retrying does not help. Readers stop at it, they never skip it.
public final class UnreadableEventException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public UnreadableEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
