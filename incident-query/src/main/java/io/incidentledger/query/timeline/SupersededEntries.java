package io.incidentledger.query.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.incidentledger.milestones.SupersededFacts;
import io.incidentledger.milestones.SupersededFacts.Superseded;
import io.incidentledger.view.CorrectedEvents;
import io.incidentledger.view.RecordedEvent;
import org.jspecify.annotations.Nullable;

/// What of the entries of one incident was stated anew, in the names of the timeline.
final class SupersededEntries {

    private final SupersededFacts facts;
    private final Map<Long, String> ids;

    private SupersededEntries(SupersededFacts facts, Map<Long, String> ids) {
        this.facts = facts;
        this.ids = ids;
    }

    /// @param meant
    ///            the stream after its corrections, each event at its place; null where nothing is meant
    static SupersededEntries of(List<@Nullable RecordedEvent> meant) {
        List<RecordedEvent> inWorldOrder = CorrectedEvents.inWorldOrder(meant);
        Map<Long, String> ids = new HashMap<>();
        inWorldOrder.forEach(event -> ids.put(event.sequence(), Entries.id(event)));
        return new SupersededEntries(SupersededFacts.of(inWorldOrder), ids);
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
                .add(new TimelineEntry.Superseding(Objects.requireNonNull(ids.get(sequence)), List.copyOf(names))));
        return List.copyOf(by);
    }
}
