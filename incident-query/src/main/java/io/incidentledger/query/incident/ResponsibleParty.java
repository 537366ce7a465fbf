package io.incidentledger.query.incident;

import org.jspecify.annotations.Nullable;

/// Who is responsible for an incident; both members null: nobody yet.
///
/// @param team the responsible team; null if an individual is, or nobody
/// @param individual the responsible person; null if a team is, or nobody
public record ResponsibleParty(@Nullable String team, @Nullable String individual) {

    static final ResponsibleParty NOBODY = new ResponsibleParty(null, null);

    /// Whether nobody is responsible.
    public boolean missing() {
        return team == null && individual == null;
    }
}
