package io.incidentledger.events.warnings;

import java.time.Instant;
import java.util.List;

import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.milestones.Milestones;

/// All that warnings are made of.
///
/// @param commanded
///            somebody commands it
/// @param vacantLeads
///            the leads that nobody was assigned to
/// @param responsible
///            a team or an individual answers for it
/// @param lastWordAt
///            when people were last told of it, in the world; before the first word, when it was declared
/// @param live
///            it is told while it goes on, see [ReportingMode]
public record ConsistencySubject(Status status, Severity severity, boolean commanded, List<Role> vacantLeads,
        boolean responsible, Instant lastWordAt, boolean live, Milestones milestones) {

    /// People still work on it.
    boolean open() {
        return status.open();
    }
}
