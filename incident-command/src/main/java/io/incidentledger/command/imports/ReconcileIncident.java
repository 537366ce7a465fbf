package io.incidentledger.command.imports;

import io.incidentledger.command.incident.IncidentCommand.ImportCommand;

/// Brings the incident to exactly what a page that is edited says about it now; the first time it declares it. What the
/// page says no more is retracted.
///
/// @param onlyGrown nothing is to be done unless the page has an update that was not told
public record ReconcileIncident(String incidentId, ExternalIncident incident,
        boolean onlyGrown) implements ImportCommand {}
