package io.incidentledger.query.incident;

import io.incidentledger.events.IncidentEvent.DuplicateAbsorbed;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.milestones.Milestones;
import io.incidentledger.view.RecordedEvent;
import org.jspecify.annotations.Nullable;

/// How the incident went so far.
public record Course(SeverityRecord severity, Status status, Milestones milestones, Related related) {

    static Course declared(Severity severity, RecordedEvent declaration) {
        return new Course(SeverityRecord.declared(severity), Status.INVESTIGATING, Milestones.NONE.evolve(declaration),
                Related.NONE);
    }

    Course passing(RecordedEvent recorded) {
        return new Course(severity, status, milestones.evolve(recorded), related);
    }

    Course at(Severity changed) {
        return new Course(severity.changedTo(changed), status, milestones, related);
    }

    Course to(Status changed) {
        return new Course(severity, changed, milestones, related);
    }

    /// What an update announces. An update that was recorded after the end does not open the incident again; only a reopening does.
    Course announced(@Nullable Status announced) {
        return announced == null || !status.open() ? this : to(announced);
    }

    Course mergedInto(String other) {
        return new Course(severity, Status.MERGED, milestones, related.mergedInto(other));
    }

    Course absorbing(DuplicateAbsorbed duplicate) {
        return new Course(severity, status, milestones, related.absorbing(duplicate.from()));
    }
}
