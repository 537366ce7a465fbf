package io.incidentledger.command.incident;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.incidentledger.events.IncidentEvent.ResponsibilityAssigned;
import io.incidentledger.events.IncidentEvent.RoleAssigned;
import io.incidentledger.events.IncidentEvent.RoleUnassigned;
import io.incidentledger.events.Role;
import org.jspecify.annotations.Nullable;

/// The roles that people have in an incident, and who is responsible for it.
record RoleAssignments(List<Holding> holdings, @Nullable String team, @Nullable String individual) {

    static final RoleAssignments EMPTY = new RoleAssignments(List.of(), null, null);

    /// A person has a role, or the part of it that the scope names.
    record Holding(Role role, String assignee, @Nullable String scope) {

        boolean by(Role otherRole, String person) {
            return role == otherRole && assignee.equals(person);
        }
    }

    RoleAssignments {
        holdings = List.copyOf(holdings);
    }

    boolean hasCommander() {
        return holdings.stream().anyMatch(holding -> holding.role() == Role.INCIDENT_COMMANDER);
    }

    boolean holds(Role role, String person) {
        return holdings.stream().anyMatch(holding -> holding.by(role, person));
    }

    boolean holds(Role role, String person, @Nullable String scope) {
        return holdings.contains(new Holding(role, person, scope));
    }

    boolean isResponsible(@Nullable String wantedTeam, @Nullable String wantedIndividual) {
        return Objects.equals(team, wantedTeam) && Objects.equals(individual, wantedIndividual);
    }

    RoleAssignments after(RoleAssigned event) {
        Stream<Holding> others = holdings.stream().filter(holding -> event.role().severalHolders()
                ? !holding.by(event.role(), event.assignee())
                : holding.role() != event.role());
        Holding taken = new Holding(event.role(), event.assignee(), event.scope());
        return new RoleAssignments(Stream.concat(others, Stream.of(taken)).toList(), team, individual);
    }

    RoleAssignments after(RoleUnassigned event) {
        List<Holding> rest = holdings.stream().filter(holding -> !holding.by(event.role(), event.assignee())).toList();
        return new RoleAssignments(rest, team, individual);
    }

    RoleAssignments after(ResponsibilityAssigned event) {
        return new RoleAssignments(holdings, event.team(), event.individual());
    }
}
