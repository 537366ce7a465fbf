package io.incidentledger.command.pipeline;

import java.io.Serial;

/** An incident that would be declared is there already. Nothing was written. */
public final class IncidentExists extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient CommandOutcome existing;

    /**
     * @param existing
     *            how the incident is: nothing changed
     */
    public IncidentExists(CommandOutcome existing) {
        super("an incident with the id %s is there already".formatted(existing.streamId()), null, false, false);
        this.existing = existing;
    }

    public String incidentId() {
        return existing.streamId();
    }

    public CommandOutcome existing() {
        return existing;
    }
}
