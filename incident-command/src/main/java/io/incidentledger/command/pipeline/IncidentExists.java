package io.incidentledger.command.pipeline;

import java.io.Serial;

/** An incident that would be declared is there already. Nothing was written. */
public final class IncidentExists extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String incidentId;

    public IncidentExists(String incidentId) {
        super("an incident with the id %s is there already".formatted(incidentId), null, false, false);
        this.incidentId = incidentId;
    }

    public String incidentId() {
        return incidentId;
    }
}
