package io.incidentledger.command.dispatch;

import java.io.Serial;

/// The incident does not exist. Nothing was written.
public final class UnknownIncidentException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String incidentId;

    public UnknownIncidentException(String incidentId) {
        super("no incident has the id %s".formatted(incidentId), null, false, false);
        this.incidentId = incidentId;
    }

    public String incidentId() {
        return incidentId;
    }
}
