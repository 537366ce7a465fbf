package io.incidentledger.command.dispatch;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/// An incident that would be declared is there already. Nothing was written.
public final class IncidentExistsException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient CommandOutcome existing;
    private final @Nullable String mergedInto;

    /// @param existing how the incident is: nothing changed
    /// @param mergedInto the incident that goes on instead of it, after any number of merges; null: it is not merged
    public IncidentExistsException(CommandOutcome existing, @Nullable String mergedInto) {
        super("an incident with the id %s is there already".formatted(existing.streamId()), null, false, false);
        this.existing = existing;
        this.mergedInto = mergedInto;
    }

    public String incidentId() {
        return existing.streamId();
    }

    public CommandOutcome existing() {
        return existing;
    }

    /// The incident that goes on instead of it; null: it goes on itself.
    public @Nullable String mergedInto() {
        return mergedInto;
    }
}
