package io.incidentledger.query.incident;

import java.time.Instant;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.milestones.MilestoneFact;
import io.incidentledger.events.warnings.ConsistencySubject;
import io.soabase.recordbuilder.core.RecordBuilder;

/// The state of one incident after one of its events. Immutable; nothing in it depends on when it is looked at.
///
/// @param position of the event that was recorded last of those that are in it
/// @param sequence of that event in the incident's stream
/// @param recordedAt of that event
@RecordBuilder
public record IncidentView(String incidentId, DeclarationDetails declaration, IncidentDescription details,
        IncidentProgress course, IncidentResponders people,
        ImpactExtent impact, Communication communication, ActionItemProgress followUps, long position, long sequence,
        Instant recordedAt)
        implements
            IncidentViewBuilder.With {

    /// When it was declared, in the world: what was stated later wins over the declaration itself.
    public Instant declaredAt() {
        MilestoneFact declared = course.milestones().fact(Milestone.DECLARED);
        return declared != null ? declared.at() : declaration.declaredAt();
    }

    /// Whether people work on it and nobody commands it.
    public boolean needsCommander() {
        return course.status().open() && people.roles().commander().isEmpty();
    }

    /// What warnings about it are made of.
    ConsistencySubject consistency() {
        Instant word = communication.lastWordAt();
        return new ConsistencySubject(course.status(), course.severity().current(),
                people.roles().commander().isPresent(), people.roles().vacantLeads(), !people.responsible().missing(),
                word != null ? word : declaredAt(), communication.reporting().live(),
                course.milestones());
    }

    /// Every event moves these on, whatever else it says. One that happened earlier in the world than others may have
    /// been recorded after them.
    IncidentView evolve(RecordedEvent recorded) {
        IncidentViewBuilder passed = with().course(course.evolve(recorded))
                .communication(communication.evolve(recorded));
        return recorded.position() < position
                ? passed.build()
                : passed.position(recorded.position()).sequence(recorded.sequence()).recordedAt(recorded.recordedAt())
                        .build();
    }
}
