package io.incidentledger.query.readmodel;

import java.io.Serial;

/// As many clients listen to streams as may listen at the same time. It has no stack trace, because a rejection is a
/// normal response.
final class TooManyListenersException extends RuntimeException {

    static final String DETAIL = "Too many clients are listening to event streams; try again later.";
    static final int RETRY_AFTER_SECONDS = 10;

    @Serial
    private static final long serialVersionUID = 1L;

    TooManyListenersException() {
        super(DETAIL, null, false, false);
    }
}
