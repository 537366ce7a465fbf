package io.incidentledger.query.postmortem;

import java.time.LocalDate;

import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.ActionItemChanged;
import org.jspecify.annotations.Nullable;

/// An action item of the incident.
///
/// @see io.incidentledger.query.actionitems.ActionItemResponse
record PostmortemActionItem(String actionItemId, String title, @Nullable String owner, ActionItemPriority priority,
        @Nullable LocalDate dueOn, ActionItemStatus status) {

    static PostmortemActionItem of(ActionItemAdded added) {
        return new PostmortemActionItem(added.actionItemId(), added.title(), added.owner(), added.priority(),
                added.dueOn(),
                ActionItemStatus.OPEN);
    }

    PostmortemActionItem changed(ActionItemChanged change) {
        return new PostmortemActionItem(actionItemId, change.title() != null ? change.title() : title,
                change.owner() != null ? change.owner() : owner,
                change.priority() != null ? change.priority() : priority,
                change.dueOn() != null ? change.dueOn() : dueOn,
                change.status() != null ? change.status() : status);
    }
}
