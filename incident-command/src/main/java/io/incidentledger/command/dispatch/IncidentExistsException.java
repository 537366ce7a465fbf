package io.incidentledger.command.dispatch;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/// The incident to be declared exists already. Nothing was written.
public final class IncidentExistsException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient CommandReceipt existing;
    private final @Nullable String mergedInto;

    /// @param existing the incident as it is: nothing changed
    /// @param mergedInto the incident that continues in its place, after any number of merges; null: it is not merged
    public IncidentExistsException(CommandReceipt existing, @Nullable String mergedInto) {
        super("an incident with the id %s already exists".formatted(existing.streamId()), null, false, false);
        this.existing = existing;
        this.mergedInto = mergedInto;
    }

    public String incidentId() {
        return existing.streamId();
    }

    public CommandReceipt existing() {
        return existing;
    }

    /// The incident that continues in its place; null: it is not merged.
    public @Nullable String mergedInto() {
        return mergedInto;
    }
}
