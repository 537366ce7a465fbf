package io.incidentledger.events.warnings;

import java.time.Instant;
import java.util.List;

import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.milestones.Milestones;

/// The input from which warnings about an incident are computed.
///
/// @param commanded whether the incident has a commander
/// @param vacantLeads the lead roles to which nobody is assigned
/// @param responsible whether a team or an individual is responsible for the incident
/// @param lastWordAt when the last update with a message was given; before the first one, when the incident was
///     declared
/// @param live whether the incident is recorded while it is in progress, see [ReportingMode]
public record IncidentWarningInput(Status status, Severity severity, boolean commanded, List<Role> vacantLeads,
        boolean responsible, Instant lastWordAt, boolean live, Milestones milestones) {

    /// Whether people still work on the incident.
    boolean open() {
        return status.open();
    }
}
