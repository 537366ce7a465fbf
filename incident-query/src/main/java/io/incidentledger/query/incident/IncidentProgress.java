package io.incidentledger.query.incident;

import io.incidentledger.events.IncidentEvent.DuplicateAbsorbed;
import io.incidentledger.events.IncidentEvent.DuplicateReleased;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.milestones.LifecycleStatus;
import io.incidentledger.events.milestones.Milestones;
import org.jspecify.annotations.Nullable;

/// The progress of an incident: severity, lifecycle, milestones and merges.
public record IncidentProgress(SeveritySummary severity, LifecycleStatus lifecycle, Milestones milestones,
        RelatedIncidents related) {

    static IncidentProgress declared(Severity severity, RecordedEvent declaration) {
        return new IncidentProgress(SeveritySummary.declared(severity), LifecycleStatus.DECLARED,
                Milestones.NONE.evolve(declaration), RelatedIncidents.NONE);
    }

    /// The current status.
    public Status status() {
        return lifecycle.current();
    }

    IncidentProgress evolve(RecordedEvent recorded) {
        return new IncidentProgress(severity, lifecycle.after(recorded.event()), milestones.evolve(recorded), related);
    }

    IncidentProgress at(Severity changed) {
        return new IncidentProgress(severity.changedTo(changed), lifecycle, milestones, related);
    }

    IncidentProgress mergedInto(@Nullable String other) {
        return with(related.mergedInto(other));
    }

    IncidentProgress absorbing(DuplicateAbsorbed duplicate) {
        return with(related.absorbing(duplicate.from()));
    }

    IncidentProgress releasing(DuplicateReleased duplicate) {
        return with(related.releasing(duplicate.duplicate()));
    }

    private IncidentProgress with(RelatedIncidents changed) {
        return new IncidentProgress(severity, lifecycle, milestones, changed);
    }
}
