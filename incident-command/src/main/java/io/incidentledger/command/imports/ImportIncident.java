package io.incidentledger.command.imports;

import io.incidentledger.command.incident.IncidentCommand.ImportCommand;

/// Brings the incident to what another system says about it; the first time it declares it. What was said before is not
/// written again.
public record ImportIncident(String incidentId, ExternalIncident incident) implements ImportCommand {}
