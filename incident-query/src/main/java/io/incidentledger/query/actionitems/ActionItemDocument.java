package io.incidentledger.query.actionitems;

import java.time.Instant;
import java.time.LocalDate;

import io.incidentledger.events.ActionItemPriority;
import io.incidentledger.events.ActionItemStatus;
import org.jspecify.annotations.Nullable;

/// A follow-up of an incident.
///
/// @param dueOn the last day on which it is not late; null: no day was named
/// @param recordedAt when its last change was recorded
record ActionItemDocument(String incidentId, String title, @Nullable String owner, ActionItemPriority priority,
        ActionItemStatus status, @Nullable LocalDate dueOn, Instant addedAt, Instant recordedAt) {

    /// Whether it should have been finished before a day.
    boolean overdueOn(LocalDate today) {
        return !status.finished() && dueOn != null && dueOn.isBefore(today);
    }
}
