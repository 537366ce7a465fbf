package io.incidentledger.command.incident;

import java.io.Serial;

/// The incident has no such action item. Nothing was written.
public final class UnknownActionItemException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String actionItemId;

    UnknownActionItemException(String incidentId, String actionItemId) {
        super("incident %s has no action item %s".formatted(incidentId, actionItemId), null, false, false);
        this.actionItemId = actionItemId;
    }

    public String actionItemId() {
        return actionItemId;
    }
}
