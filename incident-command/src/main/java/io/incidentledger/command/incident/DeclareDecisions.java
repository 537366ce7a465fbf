package io.incidentledger.command.incident;

import java.util.ArrayList;
import java.util.List;

import io.incidentledger.command.incident.IncidentCommand.DeclareIncident;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.IncidentEvent.RoleAssigned;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Role;
import org.jspecify.annotations.Nullable;

/// Decides the declaration of an incident.
final class DeclareDecisions {

    private static final List<String> MACHINES = List.of("alert", "automation", "import");

    private DeclareDecisions() {}

    /// A person who declares an incident becomes its commander at once. An incident that was declared by a machine, or
    /// that is recorded afterwards, has no commander until somebody takes the role.
    static List<IncidentEvent> declare(DeclareIncident command, String actor) {
        List<IncidentEvent> events = new ArrayList<>();
        events.add(new IncidentDeclared(command.title(), command.summary(), command.severity(),
                command.services().stream().distinct().toList(), command.labels(), command.visibility(),
                command.mode(), command.source(), command.externalRef(), command.declaredAt()));
        if (command.impactStartedAt() != null) {
            events.add(new MilestoneRecorded(Milestone.IMPACT_STARTED, orEstimated(command.impactStartQuality()), null,
                    command.impactStartedAt()));
        }
        if (command.detectedAt() != null) {
            events.add(new MilestoneRecorded(Milestone.DETECTED, null, null, command.detectedAt()));
        }
        if (takesCommand(command, actor)) {
            events.add(new RoleAssigned(Role.INCIDENT_COMMANDER, actor, null, null, command.declaredAt()));
        }
        return events;
    }

    static MilestoneQuality orEstimated(@Nullable MilestoneQuality quality) {
        return quality != null ? quality : MilestoneQuality.ESTIMATED;
    }

    private static boolean takesCommand(DeclareIncident command, String actor) {
        return command.mode() != Mode.BACKFILL && EventProvenance.namesPerson(actor) && !byMachine(command.source());
    }

    private static boolean byMachine(String source) {
        return MACHINES.stream().anyMatch(machine -> source.equals(machine) || source.startsWith(machine + ":"));
    }
}
