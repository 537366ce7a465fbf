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
        return new ActionItemChanged(id, FieldDiff.of(title, wantedTitle),
                FieldDiff.of(owner, wantedOwner), FieldDiff.of(priority, wantedPriority),
                FieldDiff.of(status, wantedStatus), FieldDiff.of(dueOn, wantedDueOn), null);
    }

    public ActionItem after(ActionItemChanged event) {
        return new ActionItem(FieldDiff.applied(event.title(), title), FieldDiff.applied(event.owner(), owner),
                FieldDiff.applied(event.priority(), priority), FieldDiff.applied(event.status(), status),
                FieldDiff.applied(event.dueOn(), dueOn));
    }
}
