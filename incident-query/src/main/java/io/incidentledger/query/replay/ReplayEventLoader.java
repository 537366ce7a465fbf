package io.incidentledger.query.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.StreamId;
import io.incidentledger.projection.EventDecoder;
import io.incidentledger.query.displaynumbers.DisplayNumbers;
import io.incidentledger.query.displaynumbers.NumbersById;
import io.incidentledger.query.folding.StreamProjectionCache;
import io.incidentledger.query.timeline.TimelineEntry;
import io.incidentledger.query.timeline.TimelineView;

/// Loads replay events from any part of the ledger. The message of an event may depend on earlier events of its
/// incident, so it is taken from the incident's timeline. Thread-safe; blocking.
final class ReplayEventLoader {

    private final StreamProjectionCache<TimelineView> timelines;
    private final DisplayNumbers numbers;
    private final ReplayEventJsonWriter replayEventJsonWriter;

    ReplayEventLoader(StreamProjectionCache<TimelineView> timelines, DisplayNumbers numbers,
            ReplayEventJsonWriter replayEventJsonWriter) {
        this.timelines = timelines;
        this.numbers = numbers;
        this.replayEventJsonWriter = replayEventJsonWriter;
    }

    /// Whether an event belongs to an incident.
    static boolean ofIncident(StoredEvent event) {
        StreamId stream = event.stream();
        return stream != null && stream.type().equals(EventDecoder.INCIDENT_STREAM);
    }

    /// Those of the events that belong to incidents, in the same order.
    List<ReplayEvent> of(List<StoredEvent> events) {
        Map<String, List<StoredEvent>> byIncident = events.stream().filter(ReplayEventLoader::ofIncident)
                .collect(Collectors.groupingBy(ReplayEventLoader::incidentOf));
        Map<String, Long> numbered = numbers.numbersOf(byIncident.keySet());
        Map<Long, TimelineEntry> entries = entries(byIncident);
        List<ReplayEvent> replayEvents = new ArrayList<>(events.size());
        for (StoredEvent event : events) {
            if (ofIncident(event)) {
                String incidentId = incidentOf(event);
                replayEvents.add(replayEventJsonWriter.toReplayEvent(event, entries.get(event.position()), incidentId,
                        numbered.get(incidentId)));
            }
        }
        return replayEvents;
    }

    private Map<Long, TimelineEntry> entries(Map<String, List<StoredEvent>> byIncident) {
        Map<Long, TimelineEntry> entries = new HashMap<>();
        byIncident.forEach((incidentId, events) -> {
            Set<Long> wanted = events.stream().map(StoredEvent::position).collect(Collectors.toSet());
            TimelineView view = timelines.now(incidentId).orElseThrow().view();
            view.renderedEntriesAt(wanted, new NumbersById(numbers.numbersOf(view.mentioned())))
                    .forEach(entry -> entries.put(entry.position(), entry));
        });
        return entries;
    }

    private static String incidentOf(StoredEvent event) {
        StreamId stream = event.stream();
        return stream == null ? "" : stream.id();
    }
}
