package io.incidentledger.command.imports;

import io.incidentledger.command.incident.IncidentCommand.ImportCommand;

/// Brings the incident to the state that another system reports; the first time it declares it. What was imported
/// before is not written again.
public record ImportIncident(String incidentId, ExternalIncident incident) implements ImportCommand {}
