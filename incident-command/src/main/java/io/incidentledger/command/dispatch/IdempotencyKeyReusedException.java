package io.incidentledger.command.dispatch;

import java.io.Serial;

/// Another request used the same idempotency key before: the caller must repeat that request or use a new key. Nothing
/// was written.
public final class IdempotencyKeyReusedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public IdempotencyKeyReusedException(String idempotencyKey) {
        super("the idempotency key %s belongs to another request".formatted(idempotencyKey), null, false, false);
    }
}
