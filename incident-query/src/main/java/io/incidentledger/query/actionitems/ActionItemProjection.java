package io.incidentledger.query.actionitems;

import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.ActionItemChanged;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.projection.Fold;
import org.jspecify.annotations.Nullable;

/// Folds the events of an action item into its document.
final class ActionItemProjection implements Fold<ActionItemDocument> {

    /// The action item that an event is about; null: none.
    static @Nullable String idOf(RecordedEvent recorded) {
        return switch (recorded.event()) {
            case ActionItemAdded added -> added.actionItemId();
            case ActionItemChanged changed -> changed.actionItemId();
            default -> null;
        };
    }

    /// @throws IllegalStateException if an item is changed that was never added
    @Override
    public ActionItemDocument evolve(@Nullable ActionItemDocument item, RecordedEvent recorded) {
        if (recorded.event() instanceof ActionItemAdded added) {
            return new ActionItemDocument(recorded.incidentId(), added.title(), added.owner(), added.priority(),
                    ActionItemStatus.OPEN, added.dueOn(), recorded.happenedAt(), recorded.recordedAt());
        }
        if (item != null && recorded.event() instanceof ActionItemChanged change) {
            return changed(item, change, recorded);
        }
        throw new IllegalStateException("action item " + idOf(recorded) + " of incident " + recorded.incidentId()
                + " was never added");
    }

    private static ActionItemDocument changed(ActionItemDocument item, ActionItemChanged change,
            RecordedEvent recorded) {
        return new ActionItemDocument(item.incidentId(), change.title() != null ? change.title() : item.title(),
                change.owner() != null ? change.owner() : item.owner(),
                change.priority() != null ? change.priority() : item.priority(),
                change.status() != null ? change.status() : item.status(),
                change.dueOn() != null ? change.dueOn() : item.dueOn(), item.addedAt(), recorded.recordedAt());
    }
}
