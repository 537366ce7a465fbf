package io.incidentledger.command.incident;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.incidentledger.events.IncidentEvent.ResponsibilityAssigned;
import io.incidentledger.events.IncidentEvent.RoleAssigned;
import io.incidentledger.events.IncidentEvent.RoleUnassigned;
import io.incidentledger.events.Role;
import org.jspecify.annotations.Nullable;

/// The roles that people have in an incident, who was removed from one, and who is responsible for the incident.
record RoleAssignments(List<Holding> holdings, List<Departure> departures, @Nullable String team,
        @Nullable String individual) {

    static final RoleAssignments EMPTY = new RoleAssignments(List.of(), List.of(), null, null);

    /// A person has a role, or the part of it that the scope names.
    ///
    /// @param reason why it was assigned; null: none was given
    record Holding(Role role, String assignee, @Nullable String scope, @Nullable String reason) {

        boolean by(Role otherRole, String person) {
            return role == otherRole && assignee.equals(person);
        }
    }

    /// A person was removed from a role, and has not been assigned to it again.
    ///
    /// @param reason null: none was given
    record Departure(Role role, String assignee, @Nullable String reason) {

        boolean from(Role otherRole, String person) {
            return role == otherRole && assignee.equals(person);
        }
    }

    RoleAssignments {
        departures = List.copyOf(departures);
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

    /// The removal of a person from a role; null: they still have it or never had it.
    @Nullable Departure departure(Role role, String person) {
        return departures.stream().filter(departure -> departure.from(role, person)).findFirst().orElse(null);
    }

    private List<Departure> departuresWithout(Role role, String person) {
        return departures.stream().filter(departure -> !departure.from(role, person)).toList();
    }

    boolean isResponsible(@Nullable String wantedTeam, @Nullable String wantedIndividual) {
        return Objects.equals(team, wantedTeam) && Objects.equals(individual, wantedIndividual);
    }

    RoleAssignments after(RoleAssigned event) {
        Stream<Holding> others = holdings.stream().filter(holding -> event.role().severalHolders()
                ? !holding.by(event.role(), event.assignee())
                : holding.role() != event.role());
        Holding taken = new Holding(event.role(), event.assignee(), event.scope(), event.reason());
        return new RoleAssignments(Stream.concat(others, Stream.of(taken)).toList(),
                departuresWithout(event.role(), event.assignee()), team, individual);
    }

    RoleAssignments after(RoleUnassigned event) {
        List<Holding> rest = holdings.stream().filter(holding -> !holding.by(event.role(), event.assignee())).toList();
        if (rest.size() == holdings.size()) {
            return this;
        }
        List<Departure> left = Stream.concat(departuresWithout(event.role(), event.assignee()).stream(),
                Stream.of(new Departure(event.role(), event.assignee(), event.reason()))).toList();
        return new RoleAssignments(rest, left, team, individual);
    }

    RoleAssignments after(ResponsibilityAssigned event) {
        return new RoleAssignments(holdings, departures, event.team(), event.individual());
    }
}
