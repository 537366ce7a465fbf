package io.incidentledger.program;

import java.io.Serial;

/** A file is no policy: the message says in one line what is wrong, and where. */
public final class UnusablePolicyException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnusablePolicyException(String message) {
        super(message, null, false, false);
    }
}
