package io.incidentledger.query.postmortem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.ActionItemChanged;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.timeline.TimelineView;

/// All that a postmortem is made of, after one of the incident's events. Immutable.
///
/// @param actionItems
///            by id, in the order in which they were added
record PostmortemView(IncidentView incident, TimelineView timeline, Writing writing,
        Map<String, ActionItem> actionItems, Review review) {

    static PostmortemView nothingYet(IncidentView incident, TimelineView timeline) {
        return new PostmortemView(incident, timeline, Writing.NOTHING, Map.of(), Review.NONE);
    }

    PostmortemView passing(IncidentView nextIncident, TimelineView nextTimeline) {
        return new PostmortemView(nextIncident, nextTimeline, writing, actionItems, review);
    }

    PostmortemView with(Writing changed, Review reviewed) {
        return new PostmortemView(incident, timeline, changed, actionItems, reviewed);
    }

    PostmortemView with(Review changed) {
        return new PostmortemView(incident, timeline, writing, actionItems, changed);
    }

    PostmortemView with(ActionItemAdded added) {
        return with(ActionItem.of(added));
    }

    PostmortemView with(ActionItemChanged change) {
        ActionItem item = actionItems.get(change.actionItemId());
        return item == null ? this : with(item.changed(change));
    }

    private PostmortemView with(ActionItem item) {
        Map<String, ActionItem> changed = new LinkedHashMap<>(actionItems);
        changed.put(item.actionItemId(), item);
        return new PostmortemView(incident, timeline, writing, Collections.unmodifiableMap(changed), review);
    }
}
