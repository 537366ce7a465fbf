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
import io.incidentledger.query.folding.FoldedStreams;
import io.incidentledger.query.numbers.DisplayNumbers;
import io.incidentledger.query.numbers.KnownNumbers;
import io.incidentledger.query.timeline.TimelineEntry;
import io.incidentledger.query.timeline.TimelineView;

/// Scenes from any part of the ledger. The sentence of an event may need what its incident's stream said before, so each is taken from its incident's timeline. Thread-safe; blocks.
final class LedgerScenes {

    private final FoldedStreams<TimelineView> timelines;
    private final DisplayNumbers numbers;
    private final Tellings tellings;

    LedgerScenes(FoldedStreams<TimelineView> timelines, DisplayNumbers numbers, Tellings tellings) {
        this.timelines = timelines;
        this.numbers = numbers;
        this.tellings = tellings;
    }

    /// Whether an event belongs to an incident.
    static boolean ofIncident(StoredEvent event) {
        StreamId stream = event.stream();
        return stream != null && stream.type().equals(EventDecoder.INCIDENT_STREAM);
    }

    /// Those of the events that belong to incidents, in the same order.
    List<Scene> of(List<StoredEvent> events) {
        Map<String, List<StoredEvent>> byIncident = events.stream().filter(LedgerScenes::ofIncident)
                .collect(Collectors.groupingBy(LedgerScenes::incidentOf));
        Map<String, Long> numbered = numbers.numbersOf(byIncident.keySet());
        Map<Long, TimelineEntry> entries = entries(byIncident);
        List<Scene> scenes = new ArrayList<>(events.size());
        for (StoredEvent event : events) {
            if (ofIncident(event)) {
                String incidentId = incidentOf(event);
                scenes.add(tellings.scene(event, entries.get(event.position()), incidentId, numbered.get(incidentId)));
            }
        }
        return scenes;
    }

    private Map<Long, TimelineEntry> entries(Map<String, List<StoredEvent>> byIncident) {
        Map<Long, TimelineEntry> entries = new HashMap<>();
        byIncident.forEach((incidentId, events) -> {
            Set<Long> wanted = events.stream().map(StoredEvent::position).collect(Collectors.toSet());
            TimelineView view = timelines.now(incidentId).orElseThrow().view();
            view.tellingsAt(wanted, new KnownNumbers(numbers.numbersOf(view.mentioned())))
                    .forEach(entry -> entries.put(entry.position(), entry));
        });
        return entries;
    }

    private static String incidentOf(StoredEvent event) {
        StreamId stream = event.stream();
        return stream == null ? "" : stream.id();
    }
}
