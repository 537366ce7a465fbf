package io.incidentledger.command.dispatch;

import java.io.Serial;

/// Another request had the same idempotency key before: repeat that one, or take a new key. Nothing was written.
public final class IdempotencyKeyReusedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public IdempotencyKeyReusedException(String idempotencyKey) {
        super("the idempotency key %s belongs to another request".formatted(idempotencyKey), null, false, false);
    }
}
