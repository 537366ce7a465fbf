package io.incidentledger.command.incident;

import java.time.LocalDate;

import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.ActionItemChanged;
import org.jspecify.annotations.Nullable;

/** A follow-up. */
public record ActionItem(String title, @Nullable String owner, ActionItemPriority priority, ActionItemStatus status,
        @Nullable LocalDate dueOn) {

    public static ActionItem of(ActionItemAdded event) {
        return new ActionItem(event.title(), event.owner(), event.priority(), ActionItemStatus.OPEN, event.dueOn());
    }

    /** What has to change so that it becomes like this; null: that stays. */
    public ActionItemChanged changeTo(String id, @Nullable String wantedTitle, @Nullable String wantedOwner,
            @Nullable ActionItemPriority wantedPriority, @Nullable ActionItemStatus wantedStatus,
            @Nullable LocalDate wantedDueOn) {
        return new ActionItemChanged(id, Change.of(title, wantedTitle),
                Change.of(owner, wantedOwner), Change.of(priority, wantedPriority),
                Change.of(status, wantedStatus), Change.of(dueOn, wantedDueOn), null);
    }

    public ActionItem after(ActionItemChanged event) {
        return new ActionItem(Change.applied(event.title(), title), Change.applied(event.owner(), owner),
                Change.applied(event.priority(), priority), Change.applied(event.status(), status),
                Change.applied(event.dueOn(), dueOn));
    }
}
