package io.incidentledger.command.incident;

import java.util.List;

import io.incidentledger.command.incident.IncidentCommand.AssignResponsibility;
import io.incidentledger.command.incident.IncidentCommand.AssignRole;
import io.incidentledger.command.incident.IncidentCommand.UnassignRole;
import io.incidentledger.command.incident.RoleAssignments.Departure;
import io.incidentledger.command.incident.RoleAssignments.Holding;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.ResponsibilityAssigned;
import io.incidentledger.events.IncidentEvent.RoleAssigned;
import io.incidentledger.events.IncidentEvent.RoleUnassigned;
import io.incidentledger.events.Role;
import org.jspecify.annotations.Nullable;

/// Decides assignments of roles and of responsibility. An incident that has a commander always keeps one: the role can
/// be reassigned, but not vacated.
final class ResponderDecisions {

    /// Former assignments count as well: a reason that is given again is compared with theirs.
    static final int MAX_ASSIGNMENTS = 1_000;

    private ResponderDecisions() {}

    static List<IncidentEvent> assign(IncidentState incident, AssignRole command) {
        incident.progress().requireActive();
        requirePerson(command.assignee(), "The assignee " + command.assignee() + " does not name a person.");
        Holding held = incident.roster().held(command.role(), command.assignee(), command.scope());
        if (held == null) {
            requireRoom(incident.roster(), command);
            return List.of(new RoleAssigned(command.role(), command.assignee(), command.scope(), command.reason(),
                    null));
        }
        if (!RepetitionCheck.tells(command.reason(), held.reason())) {
            throw IncidentRule.ROLE_ALREADY_HELD
                    .violated(command.assignee() + " already holds the role " + command.role().wireName()
                            + ", so this reason would be lost; add it to the timeline.");
        }
        return List.of();
    }

    /// A commander can always be assigned.
    private static void requireRoom(RoleAssignments roster, AssignRole command) {
        int assignments = roster.holdings().size() + roster.departures().size();
        if (assignments >= MAX_ASSIGNMENTS && command.role() != Role.INCIDENT_COMMANDER) {
            throw IncidentRule.TOO_MANY_RESPONDERS.violated("The incident has " + assignments
                    + " role assignments, former ones included; the limit is " + MAX_ASSIGNMENTS + ".");
        }
    }

    static List<IncidentEvent> unassign(IncidentState incident, UnassignRole command) {
        incident.progress().requireActive();
        if (!incident.roster().holds(command.role(), command.assignee())) {
            Departure before = incident.roster().departure(command.role(), command.assignee());
            if (before != null && RepetitionCheck.tells(command.reason(), before.reason())) {
                return List.of();
            }
            throw IncidentRule.ROLE_NOT_HELD
                    .violated(command.assignee() + " does not hold the role " + command.role().wireName() + ".");
        }
        if (command.role() == Role.INCIDENT_COMMANDER) {
            throw IncidentRule.COMMANDER_REQUIRED.violated("Assign the role to another person instead.");
        }
        return List.of(new RoleUnassigned(command.role(), command.assignee(), command.reason(), null));
    }

    static List<IncidentEvent> assign(IncidentState incident, AssignResponsibility command) {
        incident.progress().requireActive();
        String responsible = command.individual() != null ? command.individual() : command.team();
        requirePerson(responsible, responsible + " does not name a team or a person.");
        return incident.roster().isResponsible(command.team(), command.individual())
                ? List.of()
                : List.of(new ResponsibilityAssigned(command.team(), command.individual(), null));
    }

    /// Rejects a name that does not identify a person, such as [EventProvenance#ANONYMOUS], and null.
    static void requirePerson(@Nullable String name, String detail) {
        if (!EventProvenance.namesPerson(name)) {
            throw IncidentRule.PERSON_REQUIRED.violated(detail);
        }
    }
}
