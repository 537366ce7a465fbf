package io.incidentledger.command.imports;

import java.time.Instant;

import io.incidentledger.command.incident.IncidentCommand.ImportCommand;

/// The page lists open incidents only and no longer lists this one: it was resolved in between.
///
/// @param listedAt when the page listed it for the last time
/// @param missingAt when it was found missing
/// @param onlyWithdrawn do nothing unless a former release took it for withdrawn
public record ResolveUnlistedIncident(String incidentId, Instant listedAt, Instant missingAt,
        boolean onlyWithdrawn) implements ImportCommand {

    @Override
    public boolean endsIncident() {
        return true;
    }
}
