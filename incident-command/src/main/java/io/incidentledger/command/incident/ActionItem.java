package io.incidentledger.command.incident;

import java.time.LocalDate;

import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.ActionItemChanged;
import org.jspecify.annotations.Nullable;

/// A follow-up.
public record ActionItem(String title, @Nullable String owner, ActionItemPriority priority, ActionItemStatus status,
        @Nullable LocalDate dueOn) {

    public static ActionItem of(ActionItemAdded event) {
        return new ActionItem(event.title(), event.owner(), event.priority(), ActionItemStatus.OPEN, event.dueOn());
    }

    /// What has to change so that it becomes like this; null: that stays.
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
