package io.incidentledger.command.incident;

import java.io.Serial;

/// The incident's timeline has no such entry. Nothing was written.
public final class UnknownEntryException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String incidentId;
    private final String entryId;
    private final boolean cutOff;

    UnknownEntryException(String incidentId, String entryId) {
        this(incidentId, entryId, false);
    }

    private UnknownEntryException(String incidentId, String entryId, boolean cutOff) {
        super("incident %s has no timeline entry %s".formatted(incidentId, entryId), null, false, false);
        this.incidentId = incidentId;
        this.entryId = entryId;
        this.cutOff = cutOff;
    }

    /// Returns the same exception for a search that did not cover all absorbed incidents.
    UnknownEntryException cutOff() {
        return new UnknownEntryException(incidentId, entryId, true);
    }

    /// Whether an absorbed incident may have the entry: there was too much to search.
    public boolean isCutOff() {
        return cutOff;
    }

    String incidentId() {
        return incidentId;
    }

    public String entryId() {
        return entryId;
    }
}
