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
    ///
    /// @param reason why it was assigned; null: none was given
    record Holding(Role role, String assignee, @Nullable String scope, @Nullable String reason) {

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

    /// The assignment of exactly this part of a role; null: there is none.
    @Nullable Holding held(Role role, String person, @Nullable String scope) {
        return holdings.stream()
                .filter(holding -> holding.by(role, person) && Objects.equals(holding.scope(), scope))
                .findFirst().orElse(null);
    }

    boolean isResponsible(@Nullable String wantedTeam, @Nullable String wantedIndividual) {
        return Objects.equals(team, wantedTeam) && Objects.equals(individual, wantedIndividual);
    }

    RoleAssignments after(RoleAssigned event) {
        Stream<Holding> others = holdings.stream().filter(holding -> event.role().severalHolders()
                ? !holding.by(event.role(), event.assignee())
                : holding.role() != event.role());
        Holding taken = new Holding(event.role(), event.assignee(), event.scope(), event.reason());
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
