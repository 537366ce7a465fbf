package io.incidentledger.query.actionitems;

import java.time.Instant;
import java.time.LocalDate;

import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.projection.documents.StoredDocument;
import org.jspecify.annotations.Nullable;

/// An action item: what has to be done after an incident.
///
/// @param incidentNumber the display number of its incident; null: not known yet
/// @param title what has to be done
/// @param status how far it is
/// @param overdue whether its due date has passed and it is still open
/// @param addedAt when it was added
/// @param recordedAt when its last change was recorded
/// @param position the position of the last event that changed it
record ActionItemResponse(String actionItemId, String incidentId, @Nullable Long incidentNumber, String title,
        @Nullable String owner, ActionItemPriority priority, ActionItemStatus status, @Nullable LocalDate dueOn,
        boolean overdue, Instant addedAt, Instant recordedAt, long position) {

    static ActionItemResponse of(StoredDocument<ActionItemDocument> document, @Nullable Long incidentNumber,
            LocalDate today) {
        ActionItemDocument item = document.content();
        return new ActionItemResponse(document.id(), item.incidentId(), incidentNumber, item.title(), item.owner(),
                item.priority(), item.status(), item.dueOn(), item.overdueOn(today), item.addedAt(),
                item.recordedAt(), document.position());
    }
}
