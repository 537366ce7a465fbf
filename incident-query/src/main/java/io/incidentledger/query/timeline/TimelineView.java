package io.incidentledger.query.timeline;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.incidentledger.query.incident.Trail;

/// The timeline of one incident after one of its events. Immutable.
public final class TimelineView {

    private static final Comparator<TimelineEntry> BY_OCCURRENCE = Comparator.comparing(TimelineEntry::occurredAt)
            .thenComparingLong(TimelineEntry::position);

    private final String incidentId;
    private final Trail<TimelineEntry> trail;
    private final long sequence;
    private final Map<String, String> actionItems;

    TimelineView(String incidentId, Trail<TimelineEntry> trail, long sequence, Map<String, String> actionItems) {
        this.incidentId = incidentId;
        this.trail = trail;
        this.sequence = sequence;
        this.actionItems = actionItems;
    }

    /// In which order entries are read.
    public enum Order {
        /// What happened: by the time in the world, then by position.
        OCCURRED,
        /// What was learned: by position.
        RECORDED
    }

    /// All entries in this order. What was told again under its id (an import may) stands there once, as it was told last.
    public List<TimelineEntry> entries(Order order) {
        LinkedHashMap<String, TimelineEntry> byId = new LinkedHashMap<>();
        for (TimelineEntry entry : trail.toList()) {
            TimelineEntry before = byId.putLast(entry.entryId(), entry);
            if (before != null) {
                byId.put(entry.entryId(), entry.correcting(before));
            }
        }
        return ordered(List.copyOf(byId.values()), order);
    }

    /// Everything that was ever told, each time that it was told, in this order.
    public List<TimelineEntry> tellings(Order order) {
        return ordered(trail.toList(), order);
    }

    private static List<TimelineEntry> ordered(List<TimelineEntry> recorded, Order order) {
        return switch (order) {
            case RECORDED -> recorded;
            case OCCURRED -> recorded.stream().sorted(BY_OCCURRENCE).toList();
        };
    }

    public String incidentId() {
        return incidentId;
    }

    /// Of the last event that is in it.
    public long position() {
        return trail.last().position();
    }

    /// Of that event in the incident's stream.
    public long sequence() {
        return sequence;
    }

    /// Of that event.
    public Instant recordedAt() {
        return trail.last().recordedAt();
    }

    Trail<TimelineEntry> trail() {
        return trail;
    }

    /// The titles of the incident's action items, by id.
    Map<String, String> actionItems() {
        return actionItems;
    }
}
