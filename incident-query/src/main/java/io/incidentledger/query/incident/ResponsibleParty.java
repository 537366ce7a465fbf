package io.incidentledger.query.incident;

import org.jspecify.annotations.Nullable;

/// The team or individual responsible for the incident; both null: nobody yet.
public record ResponsibleParty(@Nullable String team, @Nullable String individual) {

    static final ResponsibleParty NOBODY = new ResponsibleParty(null, null);

    /// Whether nobody is responsible.
    public boolean missing() {
        return team == null && individual == null;
    }
}
