package io.incidentledger.command.incident;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.MergeLinks;
import io.incidentledger.ledger.axon.AggregateHistoryReader;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/// The incidents that are connected by merges, read from their streams without locking them. A merged incident absorbs
/// no others, so for an incident that is locked the results can only get smaller meanwhile. Thread-safe; blocks.
public final class MergeGraphReader {

    private final EventStore events;

    public MergeGraphReader(EventStore events) {
        this.events = events;
    }

    /// Returns what an incident was merged into; null: it is not merged, or there is no such incident.
    @Nullable String mergedInto(String incidentId) {
        return links(incidentId).mergedInto();
    }

    /// Returns the incident that continues in place of this one, after any number of merges; the same one when it is
    /// not merged.
    String survivor(String incidentId) {
        return MergeLinks.survivor(incidentId, this::mergedInto);
    }

    /// Returns all incidents that were merged into an incident, directly or indirectly.
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
        return MergeLinks.of(AggregateHistoryReader.of(events, incidentId)
                .map(event -> (IncidentEvent) event.getPayload()).toList());
    }
}
