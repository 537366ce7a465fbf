package io.incidentledger.query.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.incidentledger.events.IncidentEvent.RoleAssigned;
import io.incidentledger.events.IncidentEvent.RoleUnassigned;
import io.incidentledger.events.Role;

/// The current role assignments of an incident, and when roles were vacated.
///
/// @param assigned in the order of assignment
/// @param vacatedAt when somebody last left each role
record RoleHistory(List<RoleAssignment> assigned, Map<Role, Instant> vacatedAt) {

    static final RoleHistory NONE = new RoleHistory(List.of(), Map.of());

    /// Assigns a role. A role with a single holder passes to the new assignee; a person who takes another part of a
    /// role with several holders replaces their own assignment.
    RoleHistory taken(RoleAssigned taken, Instant since) {
        List<RoleAssignment> changed = new ArrayList<>(assigned);
        changed.removeIf(holding -> holding.role() == taken.role()
                && (!taken.role().severalHolders() || holding.assignee().equals(taken.assignee())));
        changed.add(new RoleAssignment(taken.role(), taken.assignee(), taken.scope(), since, null, false));
        return new RoleHistory(List.copyOf(changed), vacatedAt);
    }

    RoleHistory left(RoleUnassigned left, Instant at) {
        List<RoleAssignment> changed = new ArrayList<>(assigned);
        if (!changed.removeIf(held -> held.role() == left.role() && held.assignee().equals(left.assignee()))) {
            return this;
        }
        Map<Role, Instant> vacated = new EnumMap<>(Role.class);
        vacated.putAll(vacatedAt);
        vacated.put(left.role(), at);
        return new RoleHistory(List.copyOf(changed), Collections.unmodifiableMap(vacated));
    }

    /// The incident commander; empty: the incident needs one.
    public Optional<RoleAssignment> commander() {
        return assigned.stream().filter(holding -> holding.role() == Role.INCIDENT_COMMANDER).findFirst();
    }

    /// The lead roles that nobody is assigned to.
    public List<Role> vacantLeads() {
        return Arrays.stream(Role.values()).filter(Role::lead).filter(this::vacant).toList();
    }

    private boolean vacant(Role role) {
        return assigned.stream().noneMatch(holding -> holding.role() == role);
    }

    /// All role assignments, sorted by role. Vacant lead roles are held by the incident commander, since they took
    /// command or the role became vacant, whichever is later.
    public List<RoleAssignment> all() {
        List<RoleAssignment> all = new ArrayList<>(assigned);
        commander().ifPresent(commander -> vacantLeads().forEach(lead -> all.add(implicit(lead, commander))));
        all.sort((one, other) -> one.role().compareTo(other.role()));
        return all;
    }

    private RoleAssignment implicit(Role lead, RoleAssignment commander) {
        Instant vacated = vacatedAt.getOrDefault(lead, commander.since());
        Instant since = vacated.isAfter(commander.since()) ? vacated : commander.since();
        return new RoleAssignment(lead, commander.assignee(), null, since, null, true);
    }
}
