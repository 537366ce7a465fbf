package io.incidentledger.warnings;

import java.time.Instant;
import java.util.List;

import io.incidentledger.events.Role;
import io.incidentledger.events.Severity;
import io.incidentledger.milestones.Milestones;

/// All that warnings are made of.
///
/// @param open
///            people still work on it
/// @param commanded
///            somebody commands it
/// @param vacantLeads
///            the leads that nobody was assigned to
/// @param responsible
///            a team or an individual answers for it
/// @param lastWordAt
///            when people were last told of it, in the world; before the first word, when it was declared
public record ConsistencySubject(boolean open, Severity severity, boolean commanded, List<Role> vacantLeads,
        boolean responsible, Instant lastWordAt, Milestones milestones) {}
