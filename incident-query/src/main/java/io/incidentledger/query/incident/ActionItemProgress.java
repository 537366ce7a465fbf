package io.incidentledger.query.incident;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.incidentledger.events.ActionItemStatus;
import org.jspecify.annotations.Nullable;

/// The statuses of the incident's action items.
///
/// @param statuses by action item, in the order in which they were added
record ActionItemProgress(Map<String, ActionItemStatus> statuses) {

    static final ActionItemProgress NONE = new ActionItemProgress(Map.of());

    /// @param status null: unchanged
    ActionItemProgress with(String actionItemId, @Nullable ActionItemStatus status) {
        if (status == null) {
            return this;
        }
        Map<String, ActionItemStatus> changed = new LinkedHashMap<>(statuses);
        changed.put(actionItemId, status);
        return new ActionItemProgress(Collections.unmodifiableMap(changed));
    }

    /// The number of action items that are not finished.
    public int open() {
        return (int) statuses.values().stream().filter(status -> !status.finished()).count();
    }
}
