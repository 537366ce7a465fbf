package io.incidentledger.query.incident;

import org.jspecify.annotations.Nullable;

/// Who answers for the incident: a team or an individual; both null: nobody yet.
public record ResponsibleParty(@Nullable String team, @Nullable String individual) {

    static final ResponsibleParty NOBODY = new ResponsibleParty(null, null);

    /// Whether nobody answers for it.
    public boolean missing() {
        return team == null && individual == null;
    }
}
