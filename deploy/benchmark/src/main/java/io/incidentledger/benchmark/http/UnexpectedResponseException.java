package io.incidentledger.benchmark.http;

import java.io.Serial;

/// The service answered something else than 2xx: what was measured until then counts for nothing.
public final class UnexpectedResponseException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnexpectedResponseException(int status, String body) {
        super("the service answered " + status + ": " + body);
    }
}
