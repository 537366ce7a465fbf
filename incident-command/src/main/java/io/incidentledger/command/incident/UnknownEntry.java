package io.incidentledger.command.incident;

import java.io.Serial;

/** The incident's timeline has no such entry. Nothing was written. */
public final class UnknownEntry extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String incidentId;
    private final String entryId;

    UnknownEntry(String incidentId, String entryId) {
        super("incident %s has no timeline entry %s".formatted(incidentId, entryId), null, false, false);
        this.incidentId = incidentId;
        this.entryId = entryId;
    }

    String incidentId() {
        return incidentId;
    }

    public String entryId() {
        return entryId;
    }
}
