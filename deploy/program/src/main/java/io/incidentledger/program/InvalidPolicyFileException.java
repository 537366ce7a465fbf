package io.incidentledger.program;

import java.io.Serial;

/// A file is not a valid policy; the message says in one line what is wrong and where.
public final class InvalidPolicyFileException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    InvalidPolicyFileException(String message) {
        super(message, null, false, false);
    }
}
