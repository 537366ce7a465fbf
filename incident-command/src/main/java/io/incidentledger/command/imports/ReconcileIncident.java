package io.incidentledger.command.imports;

import io.incidentledger.command.incident.IncidentCommand.ImportCommand;

/// Brings the incident to exactly the current state of a page that is edited; the first time it declares it. What the
/// page no longer says is retracted.
///
/// @param onlyGrown do nothing unless the page has an update that was not recorded
public record ReconcileIncident(String incidentId, ExternalIncident incident,
        boolean onlyGrown) implements ImportCommand {}
