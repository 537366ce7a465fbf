package io.incidentledger.query.incident;

import java.time.Instant;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.milestones.MilestoneFact;
import io.incidentledger.events.warnings.ConsistencySubject;

/// The state of one incident after one of its events. Immutable; nothing in it depends on when it is looked at.
///
/// @param position
///            of the event that was recorded last of those that are in it
/// @param sequence
///            of that event in the incident's stream
/// @param recordedAt
///            of that event
public record IncidentView(String incidentId, Declaration declaration, Details details, Course course, People people,
        Impact impact, Communication communication, FollowUps followUps, long position, long sequence,
        Instant recordedAt) {

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

    IncidentView with(Details changed) {
        return new IncidentView(incidentId, declaration, changed, course, people, impact, communication, followUps,
                position,
                sequence, recordedAt);
    }

    IncidentView with(Course changed) {
        return new IncidentView(incidentId, declaration, details, changed, people, impact, communication, followUps,
                position,
                sequence, recordedAt);
    }

    IncidentView with(People changed) {
        return new IncidentView(incidentId, declaration, details, course, changed, impact, communication, followUps,
                position,
                sequence, recordedAt);
    }

    IncidentView with(Impact changed) {
        return new IncidentView(incidentId, declaration, details, course, people, changed, communication, followUps,
                position,
                sequence, recordedAt);
    }

    IncidentView with(Communication changed) {
        return new IncidentView(incidentId, declaration, details, course, people, impact, changed, followUps, position,
                sequence, recordedAt);
    }

    IncidentView with(FollowUps changed) {
        return new IncidentView(incidentId, declaration, details, course, people, impact, communication, changed,
                position,
                sequence, recordedAt);
    }

    /// Every event moves these on, whatever else it says. One that happened earlier in the world than others may have been recorded after them.
    IncidentView passing(RecordedEvent recorded) {
        Course passed = course.passing(recorded);
        return recorded.position() < position
                ? with(passed).with(communication.passing(recorded))
                : new IncidentView(incidentId, declaration, details, passed, people, impact,
                        communication.passing(recorded), followUps, recorded.position(), recorded.sequence(),
                        recorded.recordedAt());
    }
}
