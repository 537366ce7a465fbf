package io.incidentledger.projection.documents;

import java.io.Serial;

/// The store of the views does not respond at present; callers may retry later. If a view was being written, it is fed
/// the same events again.
public final class ViewStoreUnavailableException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public ViewStoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
