package io.incidentledger.benchmark.http;

import java.io.Serial;

/// The service responded with a status other than 2xx; the measurement is invalid.
public final class UnexpectedResponseException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnexpectedResponseException(int status, String body) {
        super("the service answered " + status + ": " + body);
    }
}
