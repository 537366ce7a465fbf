package io.incidentledger.events.milestones;

import java.util.Objects;

import io.incidentledger.events.Correction;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.ActionItemEvent;
import io.incidentledger.events.IncidentEvent.DetailsEvent;
import io.incidentledger.events.IncidentEvent.DuplicateEvent;
import io.incidentledger.events.IncidentEvent.ImpactEvent;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentClosed;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.IncidentMerged;
import io.incidentledger.events.IncidentEvent.IncidentMitigated;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.IncidentRevived;
import io.incidentledger.events.IncidentEvent.IncidentUnmerged;
import io.incidentledger.events.IncidentEvent.PostmortemEvent;
import io.incidentledger.events.IncidentEvent.ResponderEvent;
import io.incidentledger.events.IncidentEvent.SeverityChanged;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.IncidentEvent.TimelineEvent;
import io.incidentledger.events.Status;
import org.jspecify.annotations.Nullable;

/// The status of an incident, folded from its events. A cancellation or a merge overlays the status that the response
/// has reached, so undoing it restores that status, including all changes that were recorded in the meantime.
///
/// @param response the status apart from any cancellation or merge
/// @param withdrawn cancelled or merged; null if neither
public record LifecycleStatus(Status response, @Nullable Status withdrawn) {

    /// The status of an incident that has just been declared.
    public static final LifecycleStatus DECLARED = new LifecycleStatus(Status.INVESTIGATING, null);

    /// Returns the current status.
    public Status current() {
        return withdrawn != null ? withdrawn : response;
    }

    /// Returns the status of the response that an event announces or implies; null if there is none.
    public static @Nullable Status announcedBy(IncidentEvent event) {
        return switch (event) {
            case StatusUpdated updated -> updated.status();
            case IncidentDeclared _,IncidentReopened _ -> Status.INVESTIGATING;
            case IncidentMitigated _ -> Status.MONITORING;
            case IncidentResolved _ -> Status.RESOLVED;
            case IncidentClosed _ -> Status.CLOSED;
            case IncidentEvent _ -> null;
        };
    }

    /// Returns the status after an event.
    public LifecycleStatus after(IncidentEvent event) {
        return switch (event) {
            case StatusUpdated _,IncidentMitigated _ -> announced(announcedBy(event));
            case IncidentResolved _,IncidentReopened _,IncidentClosed _ ->
                to(Objects.requireNonNull(announcedBy(event)));
            case IncidentCancelled _ -> new LifecycleStatus(response, Status.CANCELLED);
            case IncidentMerged _ -> new LifecycleStatus(response, Status.MERGED);
            case IncidentRevived _,IncidentUnmerged _ -> new LifecycleStatus(response, null);
            case DuplicateEvent _,ResponderEvent _,DetailsEvent _,TimelineEvent _,Correction _,ImpactEvent _,ActionItemEvent _,PostmortemEvent _,IncidentDeclared _,IncidentAcknowledged _,SeverityChanged _ ->
                this;
        };
    }

    private LifecycleStatus to(Status next) {
        return new LifecycleStatus(next, withdrawn);
    }

    /// An update that is recorded after the end does not reopen the incident; only a reopening does.
    private LifecycleStatus announced(@Nullable Status announced) {
        return announced == null || !response.open() ? this : to(announced);
    }
}
