package io.incidentledger.query.incident;

import java.time.Instant;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.milestones.MilestoneFact;
import io.incidentledger.events.warnings.IncidentWarningInput;
import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/// The state of one incident as of one of its events. Immutable; nothing in it depends on the time of the query.
///
/// @param position the position of the most recently recorded event that is included
/// @param sequence the sequence of that event in the incident's stream
/// @param recordedAt when that event was recorded
@RecordBuilder
public record IncidentView(String incidentId, DeclarationOrigin declaration, IncidentDescription details,
        IncidentProgress course, IncidentResponders people,
        ImpactExtent impact, CommunicationSummary communication, ActionItemProgress followUps, long position,
        long sequence,
        Instant recordedAt)
        implements
            IncidentViewBuilder.With {

    /// The time at which the incident was declared; an explicit milestone takes precedence over the declaration itself.
    public Instant declaredAt() {
        MilestoneFact declared = course.milestones().fact(Milestone.DECLARED);
        return declared != null ? declared.at() : declaration.declaredAt();
    }

    /// The incident commander; null: nobody.
    public @Nullable String commander() {
        return people.roles().commander().map(RoleAssignment::assignee).orElse(null);
    }

    /// Whether the incident is open and has no incident commander.
    public boolean needsCommander() {
        return course.status().open() && commander() == null;
    }

    /// The data that consistency warnings are based on.
    IncidentWarningInput consistency() {
        Instant word = communication.lastWordAt();
        return new IncidentWarningInput(course.status(), course.severity().current(),
                people.roles().commander().isPresent(), people.roles().vacantLeads(), !people.responsible().missing(),
                word != null ? word : declaredAt(), communication.reporting().live(),
                course.milestones());
    }

    /// Applies what is common to all events. An event that occurred earlier than others may have been recorded after
    /// them, so the position never decreases.
    IncidentView evolve(RecordedEvent recorded) {
        IncidentViewBuilder passed = with().course(course.evolve(recorded))
                .communication(communication.evolve(recorded));
        return recorded.position() < position
                ? passed.build()
                : passed.position(recorded.position()).sequence(recorded.sequence()).recordedAt(recorded.recordedAt())
                        .build();
    }
}
