package io.incidentledger.query.timeline;

import java.util.HashMap;
import java.util.Map;

import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.ActionItemChanged;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.query.incident.Trail;
import io.incidentledger.view.Fold;
import io.incidentledger.view.RecordedEvent;
import org.jspecify.annotations.Nullable;

/// The timeline of an incident from its stream: one entry for each event.
public final class TimelineProjection implements Fold<TimelineView> {

    @Override
    public TimelineView evolve(@Nullable TimelineView view, RecordedEvent recorded) {
        Map<String, String> before = view == null ? Map.of() : view.actionItems();
        Map<String, String> actionItems = titles(before, recorded.event());
        Trail<TimelineEntry> trail = Trail.of(view == null ? null : view.trail(), entry(recorded, actionItems));
        return new TimelineView(recorded.incidentId(), trail, recorded.sequence(), actionItems);
    }

    private static TimelineEntry entry(RecordedEvent recorded, Map<String, String> actionItems) {
        String message = Sentences.of(recorded, actionItems);
        return new TimelineEntry(id(recorded), kind(recorded.event()), message, recorded.happenedAt(),
                recorded.recordedAt(),
                recorded.provenance().actor(), recorded.provenance().source(), recorded.position(), false, false,
                EventFacts.of(recorded.event(), message));
    }

    private static String id(RecordedEvent recorded) {
        if (recorded.event() instanceof TimelineEntryAdded entry) {
            return entry.entryId();
        }
        return recorded.event() instanceof StatusUpdated update ? update.updateId() : recorded.eventId();
    }

    private static String kind(IncidentEvent event) {
        return event instanceof TimelineEntryAdded entry
                ? entry.kind().wireName()
                : Words.kebab(event.getClass().getSimpleName());
    }

    private static Map<String, String> titles(Map<String, String> before, IncidentEvent event) {
        return switch (event) {
            case ActionItemAdded added -> with(before, added.actionItemId(), added.title());
            case ActionItemChanged change when change.title() != null ->
                with(before, change.actionItemId(), change.title());
            case IncidentEvent _ -> before;
        };
    }

    private static Map<String, String> with(Map<String, String> before, String id, String title) {
        Map<String, String> titles = new HashMap<>(before);
        titles.put(id, title);
        return Map.copyOf(titles);
    }
}
