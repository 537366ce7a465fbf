package io.incidentledger.command.incident;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.MergeLinks;
import io.incidentledger.ledger.axon.EventStreams;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/// Which incidents hang together by merges, read from their streams without locking them. What was merged absorbs no
/// others, so below an incident that is locked the answers can only get smaller meanwhile. Thread-safe; blocks.
public final class MergeGraph {

    private final EventStore events;

    public MergeGraph(EventStore events) {
        this.events = events;
    }

    /// What an incident was merged into; null: it is not merged, or there is no such incident.
    @Nullable String mergedInto(String incidentId) {
        return links(incidentId).mergedInto();
    }

    /// The incident that goes on instead of this one, after any number of merges; the same one when it is not merged.
    String survivor(String incidentId) {
        return MergeLinks.survivor(incidentId, this::mergedInto);
    }

    /// Everything that was merged into an incident, and into what was merged into it.
    SequencedSet<String> absorbedBy(String incidentId) {
        SequencedSet<String> absorbed = new LinkedHashSet<>();
        Deque<String> unread = new ArrayDeque<>(links(incidentId).absorbed());
        while (!unread.isEmpty()) {
            String next = unread.removeFirst();
            if (!next.equals(incidentId) && absorbed.add(next)) {
                unread.addAll(links(next).absorbed());
            }
        }
        return absorbed;
    }

    private MergeLinks links(String incidentId) {
        return MergeLinks.of(EventStreams.of(events, incidentId)
                .map(event -> (IncidentEvent) event.getPayload()).toList());
    }
}
