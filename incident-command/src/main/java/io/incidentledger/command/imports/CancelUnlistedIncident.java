package io.incidentledger.command.imports;

import io.incidentledger.command.incident.IncidentCommand.ImportCommand;

/// Cancels an incident that the page withdrew, until the page lists it again.
public record CancelUnlistedIncident(String incidentId) implements ImportCommand {

    @Override
    public boolean endsIncident() {
        return true;
    }
}
