package io.incidentledger.query.incident;

import io.incidentledger.events.IncidentEvent.DuplicateAbsorbed;
import io.incidentledger.events.IncidentEvent.DuplicateReleased;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.milestones.LifecycleStatus;
import io.incidentledger.events.milestones.Milestones;
import org.jspecify.annotations.Nullable;

/// How the incident went so far.
public record Course(SeverityRecord severity, LifecycleStatus lifecycle, Milestones milestones, Related related) {

    static Course declared(Severity severity, RecordedEvent declaration) {
        return new Course(SeverityRecord.declared(severity), LifecycleStatus.DECLARED,
                Milestones.NONE.evolve(declaration), Related.NONE);
    }

    /// At present.
    public Status status() {
        return lifecycle.current();
    }

    Course passing(RecordedEvent recorded) {
        return new Course(severity, lifecycle.after(recorded.event()), milestones.evolve(recorded), related);
    }

    Course at(Severity changed) {
        return new Course(severity.changedTo(changed), lifecycle, milestones, related);
    }

    Course mergedInto(@Nullable String other) {
        return with(related.mergedInto(other));
    }

    Course absorbing(DuplicateAbsorbed duplicate) {
        return with(related.absorbing(duplicate.from()));
    }

    Course releasing(DuplicateReleased duplicate) {
        return with(related.releasing(duplicate.duplicate()));
    }

    private Course with(Related changed) {
        return new Course(severity, lifecycle, milestones, changed);
    }
}
