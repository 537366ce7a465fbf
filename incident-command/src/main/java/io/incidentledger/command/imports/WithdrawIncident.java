package io.incidentledger.command.imports;

import io.incidentledger.command.incident.IncidentCommand.ImportCommand;

/// The page took the incident back: it is cancelled, until the page has it again.
public record WithdrawIncident(String incidentId) implements ImportCommand {}
