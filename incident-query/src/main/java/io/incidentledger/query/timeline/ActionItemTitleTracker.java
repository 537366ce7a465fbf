package io.incidentledger.query.timeline;

import java.util.HashMap;
import java.util.Map;

import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.ActionItemChanged;

/// Tracks the titles of action items while a timeline is read from its beginning. Not thread-safe; use one instance per
/// read.
final class ActionItemTitleTracker {

    private final Map<String, String> titles = new HashMap<>();

    void after(IncidentEvent event) {
        switch (event) {
            case ActionItemAdded added -> titles.put(added.actionItemId(), added.title());
            case ActionItemChanged change when change.title() != null ->
                titles.put(change.actionItemId(), change.title());
            case IncidentEvent _ -> {
            }
        }
    }

    /// The action item's title, or its id if the title is unknown.
    String of(String actionItemId) {
        return titles.getOrDefault(actionItemId, actionItemId);
    }
}
