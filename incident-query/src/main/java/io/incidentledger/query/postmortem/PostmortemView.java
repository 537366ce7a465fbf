package io.incidentledger.query.postmortem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.ActionItemChanged;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.timeline.TimelineView;

/// All data of a postmortem, as of one of the incident's events. Immutable.
///
/// @param actionItems by id, in the order in which they were added
record PostmortemView(IncidentView incident, TimelineView timeline, PostmortemSections writing,
        Map<String, PostmortemActionItem> actionItems, ReviewState review) {

    static PostmortemView nothingYet(IncidentView incident, TimelineView timeline) {
        return new PostmortemView(incident, timeline, PostmortemSections.NOTHING, Map.of(), ReviewState.NONE);
    }

    PostmortemView evolve(IncidentView nextIncident, TimelineView nextTimeline) {
        return new PostmortemView(nextIncident, nextTimeline, writing, actionItems, review);
    }

    PostmortemView with(PostmortemSections changed, ReviewState reviewed) {
        return new PostmortemView(incident, timeline, changed, actionItems, reviewed);
    }

    PostmortemView with(ReviewState changed) {
        return new PostmortemView(incident, timeline, writing, actionItems, changed);
    }

    PostmortemView with(ActionItemAdded added) {
        return with(PostmortemActionItem.of(added));
    }

    PostmortemView with(ActionItemChanged change) {
        PostmortemActionItem item = actionItems.get(change.actionItemId());
        return item == null ? this : with(item.changed(change));
    }

    private PostmortemView with(PostmortemActionItem item) {
        Map<String, PostmortemActionItem> changed = new LinkedHashMap<>(actionItems);
        changed.put(item.actionItemId(), item);
        return new PostmortemView(incident, timeline, writing, Collections.unmodifiableMap(changed), review);
    }
}
