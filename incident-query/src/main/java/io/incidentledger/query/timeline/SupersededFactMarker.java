package io.incidentledger.query.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.incidentledger.events.CorrectedEvents;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.milestones.SupersededFacts;
import io.incidentledger.events.milestones.SupersededFacts.Superseded;
import org.jspecify.annotations.Nullable;

/// Which facts of one incident's entries are superseded by later entries, under the names that the timeline uses.
final class SupersededFactMarker {

    /// Nothing is superseded.
    static final SupersededFactMarker NONE = of(List.of());

    private final SupersededFacts facts;
    private final Map<Long, RecordedEvent> events;

    private SupersededFactMarker(SupersededFacts facts, Map<Long, RecordedEvent> events) {
        this.facts = facts;
        this.events = events;
    }

    /// @param meant the stream after its corrections, each event at the index of its sequence; null for events that no
    ///     longer count
    static SupersededFactMarker of(List<@Nullable RecordedEvent> meant) {
        List<RecordedEvent> inChronologicalOrder = CorrectedEvents.inChronologicalOrder(meant);
        Map<Long, RecordedEvent> events = new HashMap<>();
        inChronologicalOrder.forEach(event -> events.put(event.sequence(), event));
        return new SupersededFactMarker(SupersededFacts.of(inChronologicalOrder), events);
    }

    boolean whole(RecordedEvent entry) {
        return facts.whole(entry.sequence());
    }

    List<TimelineEntry.Superseding> by(RecordedEvent entry) {
        List<Superseded> superseded = facts.of(entry.sequence());
        if (superseded.isEmpty()) {
            return List.of();
        }
        Map<Long, List<String>> together = new LinkedHashMap<>();
        superseded.forEach(mark -> together.computeIfAbsent(mark.by(), _ -> new ArrayList<>()).add(mark.fact()));
        List<TimelineEntry.Superseding> by = new ArrayList<>();
        together.forEach((sequence, names) -> by
                .add(new TimelineEntry.Superseding(TimelineEntryMapper.id(event(sequence)), List.copyOf(names))));
        return List.copyOf(by);
    }

    /// The most recently recorded time of a lifecycle step; null if its time was not restated.
    @Nullable Instant restatedAt(RecordedEvent entry) {
        Long holding = facts.timeOfStep(entry.sequence());
        return holding == null ? null : event(holding).happenedAt();
    }

    private RecordedEvent event(long sequence) {
        return Objects.requireNonNull(events.get(sequence), "what supersedes is meant");
    }
}
