package io.incidentledger.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import io.incidentledger.events.IncidentEvent.ImpactRecorded;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.MilestoneRecorded;
import io.incidentledger.events.IncidentEvent.RoleAssigned;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;

/// Builds the stream of one incident event by event for a test. Times without a date are on 5 March 2024, UTC.
public final class History {

    public static final String INCIDENT = "0190c1f2-0000-7000-8000-000000000001";

    private final String incidentId;
    private final List<RecordedEvent> events = new ArrayList<>();
    private long position;
    private Instant clock = time("14:00");
    private String actor = "alice";
    private String source = "cli";

    private History(String incidentId, long firstPosition) {
        this.incidentId = incidentId;
        this.position = firstPosition - 1;
    }

    public static History ofIncident() {
        return ofIncident(INCIDENT, 1);
    }

    public static History ofIncident(String incidentId, long firstPosition) {
        return new History(incidentId, firstPosition);
    }

    /// Sets the ledger's clock for the events that follow.
    public History at(String time) {
        clock = time(time);
        return this;
    }

    /// Sets the actor of the events that follow.
    public History by(String name) {
        actor = name;
        return this;
    }

    /// Sets the source of the events that follow.
    public History from(String name) {
        source = name;
        return this;
    }

    public History add(IncidentEvent... happened) {
        for (IncidentEvent event : happened) {
            position++;
            events.add(new RecordedEvent(position, clock, incidentId, events.size(), "event-" + position,
                    new EventProvenance(actor, source, null, null, null), event));
        }
        return this;
    }

    public History declared(Severity severity) {
        return add(declaration("Checkout fails", severity, Mode.LIVE, null, List.of("checkout"), Map.of()));
    }

    public List<RecordedEvent> events() {
        return List.copyOf(events);
    }

    /// Folds the corrected events in chronological order.
    public <V> V foldMeant(BiFunction<V, RecordedEvent, V> fold) {
        return fold(fold, CorrectedEvents.corrected(events));
    }

    /// Folds the events as they were recorded.
    public <V> V fold(BiFunction<V, RecordedEvent, V> fold) {
        return fold(fold, events);
    }

    private static <V> V fold(BiFunction<V, RecordedEvent, V> fold, List<RecordedEvent> events) {
        V view = null;
        for (RecordedEvent event : events) {
            view = fold.apply(view, event);
        }
        return view;
    }

    public static IncidentDeclared declaration(String title, Severity severity, Mode mode, String occurredAt,
            List<String> services, Map<String, String> labels) {
        return new IncidentDeclared(title, null, severity, services, labels, Visibility.NORMAL, mode, "manual", null,
                time(occurredAt));
    }

    public static RoleAssigned assigned(Role role, String assignee) {
        return new RoleAssigned(role, assignee, null, null, null);
    }

    public static StatusUpdated update(Status status, String message) {
        return new StatusUpdated("update-" + message, status, message, Audience.INTERNAL, null);
    }

    public static MilestoneRecorded stated(Milestone milestone, String at) {
        return stated(milestone, at, null);
    }

    public static MilestoneRecorded stated(Milestone milestone, String at, MilestoneQuality quality) {
        return new MilestoneRecorded(milestone, quality, null, time(at));
    }

    public static ImpactInterval interval(String service, String from, String to) {
        return new ImpactInterval(service, null, time(from), time(to));
    }

    public static ImpactRecorded impact(ImpactInterval... intervals) {
        return new ImpactRecorded(new ImpactDetails(List.of(intervals), null, null, null, null, null, null), null);
    }

    public static TimelineEntryAdded entry(EntryKind kind, String message, String at, Link... links) {
        return new TimelineEntryAdded("entry-" + message, kind, message, List.of(links), time(at));
    }

    /// Parses a time; `HH:mm` is on 5 March 2024, null stays null.
    public static Instant time(String text) {
        if (text == null) {
            return null;
        }
        return Instant.parse(text.length() == 5 ? "2024-03-05T" + text + ":00Z" : text);
    }
}
