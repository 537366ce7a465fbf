package io.incidentledger.command.incident;

import java.time.LocalDate;

import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.ActionItemChanged;
import org.jspecify.annotations.Nullable;

/// A follow-up action of an incident.
public record ActionItem(String title, @Nullable String owner, ActionItemPriority priority, ActionItemStatus status,
        @Nullable LocalDate dueOn) {

    public static ActionItem of(ActionItemAdded event) {
        return new ActionItem(event.title(), event.owner(), event.priority(), ActionItemStatus.OPEN, event.dueOn());
    }

    /// Returns the change that gives the item the requested values; null: that field does not change.
    public ActionItemChanged changeTo(String id, @Nullable String wantedTitle, @Nullable String wantedOwner,
            @Nullable ActionItemPriority wantedPriority, @Nullable ActionItemStatus wantedStatus,
            @Nullable LocalDate wantedDueOn) {
        return new ActionItemChanged(id, FieldPatches.of(title, wantedTitle),
                FieldPatches.of(owner, wantedOwner), FieldPatches.of(priority, wantedPriority),
                FieldPatches.of(status, wantedStatus), FieldPatches.of(dueOn, wantedDueOn), null);
    }

    public ActionItem after(ActionItemChanged event) {
        return new ActionItem(FieldPatches.applied(event.title(), title), FieldPatches.applied(event.owner(), owner),
                FieldPatches.applied(event.priority(), priority), FieldPatches.applied(event.status(), status),
                FieldPatches.applied(event.dueOn(), dueOn));
    }
}
