package io.incidentledger.query.actionitems;

import java.time.Instant;
import java.time.LocalDate;

import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ActionItemStatus;
import org.jspecify.annotations.Nullable;

/// The stored document of an action item.
///
/// @param dueOn the last day on which the item is not overdue; null: no due date
/// @param recordedAt when its last change was recorded
record ActionItemDocument(String incidentId, String title, @Nullable String owner, ActionItemPriority priority,
        ActionItemStatus status, @Nullable LocalDate dueOn, Instant addedAt, Instant recordedAt) {

    /// Whether the item is unfinished and was due before the given day.
    boolean overdueOn(LocalDate today) {
        return !status.finished() && dueOn != null && dueOn.isBefore(today);
    }
}
