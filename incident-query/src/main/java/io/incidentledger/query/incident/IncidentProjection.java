package io.incidentledger.query.incident;

import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.Correction;
import io.incidentledger.events.EventTypes;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.ActionItemChanged;
import io.incidentledger.events.IncidentEvent.DetailsChanged;
import io.incidentledger.events.IncidentEvent.DuplicateAbsorbed;
import io.incidentledger.events.IncidentEvent.DuplicateReleased;
import io.incidentledger.events.IncidentEvent.EntryMovedHere;
import io.incidentledger.events.IncidentEvent.ImpactEvent;
import io.incidentledger.events.IncidentEvent.ImpactRecorded;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.IncidentMerged;
import io.incidentledger.events.IncidentEvent.IncidentUnmerged;
import io.incidentledger.events.IncidentEvent.LifecycleEvent;
import io.incidentledger.events.IncidentEvent.PostmortemEvent;
import io.incidentledger.events.IncidentEvent.ResponsibilityAssigned;
import io.incidentledger.events.IncidentEvent.RoleAssigned;
import io.incidentledger.events.IncidentEvent.RoleUnassigned;
import io.incidentledger.events.IncidentEvent.ServicesChanged;
import io.incidentledger.events.IncidentEvent.SeverityChanged;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.events.IncidentEvent.VisibilityChanged;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.projection.Fold;
import org.jspecify.annotations.Nullable;

/// Folds an incident's stream, in order of occurrence, into the state of the incident.
public final class IncidentProjection implements Fold<IncidentView> {

    /// @throws IllegalStateException if the stream does not begin with a declaration
    @Override
    public IncidentView evolve(@Nullable IncidentView view, RecordedEvent recorded) {
        if (view != null) {
            return evolved(view.evolve(recorded), recorded);
        }
        if (recorded.event() instanceof IncidentDeclared declared) {
            return declared(declared, recorded);
        }
        throw new IllegalStateException("the stream of incident " + recorded.incidentId() + " begins with "
                + EventTypes.of(recorded.event().getClass()) + " at position " + recorded.position());
    }

    private static IncidentView declared(IncidentDeclared declared, RecordedEvent recorded) {
        DeclarationOrigin declarationOrigin = new DeclarationOrigin(recorded.provenance().actor(), declared.mode(),
                declared.source(),
                declared.externalRef(), recorded.happenedAt(), recorded.recordedAt());
        return new IncidentView(recorded.incidentId(), declarationOrigin, IncidentDescription.of(declared),
                IncidentProgress.declared(declared.severity(), recorded), IncidentResponders.NOBODY,
                ImpactExtent.UNKNOWN,
                CommunicationSummary.declared(declared, recorded), ActionItemProgress.NONE,
                recorded.position(), recorded.sequence(), recorded.recordedAt());
    }

    private static IncidentView evolved(IncidentView view, RecordedEvent recorded) {
        IncidentProgress incidentProgress = view.course();
        return switch (recorded.event()) {
            case RoleAssigned taken -> withRoles(view, view.people().roles().taken(taken, recorded.happenedAt()));
            case RoleUnassigned left -> withRoles(view, view.people().roles().left(left, recorded.happenedAt()));
            case ResponsibilityAssigned assigned ->
                view.withPeople(view.people().with(new ResponsibleParty(assigned.team(), assigned.individual())));
            case SeverityChanged change -> view.withCourse(incidentProgress.at(change.severity()));
            case StatusUpdated update -> view.withCommunication(view.communication().with(update, recorded));
            case DetailsChanged change -> view.withDetails(view.details().changed(change));
            case ServicesChanged change -> view.withDetails(view.details().changed(change));
            case VisibilityChanged change -> view.withDetails(view.details().changed(change.visibility()));
            case ImpactRecorded statement -> view.withImpact(view.impact().with(statement.facts()));
            case TimelineEntryAdded entry -> view.withCommunication(view.communication().with(entry));
            case EntryMovedHere entry ->
                view.withCommunication(view.communication().with(new TimelineEntryAdded(entry.entryId(),
                        entry.kind(), entry.message(), entry.links(), entry.occurredAt())));
            case IncidentMerged merged -> view.withCourse(incidentProgress.mergedInto(merged.into()));
            case IncidentUnmerged _ -> view.withCourse(incidentProgress.mergedInto(null));
            case DuplicateAbsorbed duplicate -> view.withCourse(incidentProgress.absorbing(duplicate));
            case DuplicateReleased duplicate -> view.withCourse(incidentProgress.releasing(duplicate));
            case ActionItemAdded added ->
                view.withFollowUps(view.followUps().with(added.actionItemId(), ActionItemStatus.OPEN));
            case ActionItemChanged change ->
                view.withFollowUps(view.followUps().with(change.actionItemId(), change.status()));
            case Correction _,PostmortemEvent _,LifecycleEvent _,ImpactEvent _ ->
                view;
        };
    }

    private static IncidentView withRoles(IncidentView view, RoleHistory roleHistory) {
        return view.withPeople(view.people().with(roleHistory));
    }
}
