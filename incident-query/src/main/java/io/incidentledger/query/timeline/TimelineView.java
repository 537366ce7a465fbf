package io.incidentledger.query.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongPredicate;

import io.incidentledger.events.CorrectedEvents;
import io.incidentledger.events.Correction;
import io.incidentledger.events.IncidentEvent.EntryMovedAway;
import io.incidentledger.events.IncidentEvent.EntryRetracted;
import io.incidentledger.events.IncidentNaming;
import io.incidentledger.events.MergeLinks;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.projection.PersistentList;
import org.jspecify.annotations.Nullable;

/// The timeline of one incident as of one of its events. Immutable.
public final class TimelineView {

    private static final Comparator<TimelineEntry> BY_OCCURRENCE = Comparator.comparing(TimelineEntry::occurredAt)
            .thenComparingLong(TimelineEntry::position);

    private final PersistentList<RecordedEvent> events;

    TimelineView(PersistentList<RecordedEvent> events) {
        this.events = events;
    }

    /// The orders in which entries can be read.
    public enum Order {
        /// Order of occurrence: by the time at which the entries occurred, then by position.
        OCCURRED,
        /// Recorded order: by position.
        RECORDED;

        List<TimelineEntry> sorted(List<TimelineEntry> entries) {
            return entries.stream().sorted(switch (this) {
                case OCCURRED -> BY_OCCURRENCE;
                case RECORDED -> Comparator.comparingLong(TimelineEntry::position);
            }).toList();
        }
    }

    /// The corrected timeline: every entry once, after its corrections, marked if that differs from what was recorded.
    public List<TimelineEntry> entries(Order order, IncidentNaming names) {
        List<RecordedEvent> recorded = recorded();
        List<@Nullable RecordedEvent> meant = CorrectedEvents.bySequence(recorded);
        Map<Long, List<TimelineEntry.Revision>> corrections = corrections(recorded);
        MovedEntryMarker moved = MovedEntryMarker.of(recorded);
        List<@Nullable RecordedEvent> said = meant.contains(null) ? saidLast(recorded) : meant;
        SupersededFactMarker superseded = SupersededFactMarker.of(meant);
        ActionItemTitleTracker titles = new ActionItemTitleTracker();
        List<TimelineEntry> entries = new ArrayList<>();
        for (RecordedEvent event : recorded) {
            titles.after(event.event());
            if (!CorrectedEvents.isCorrection(event) && moved.isLast(event)) {
                RecordedEvent away = moved.away(event);
                int place = (int) event.sequence();
                RecordedEvent holds = meant.get(place);
                entries.add(TimelineEntryMapper.meant(event,
                        holds == null ? Objects.requireNonNull(said.get(place)) : holds,
                        holds == null && away == null, away,
                        moved.stays(event).stream()
                                .flatMap(stay -> corrections.getOrDefault(stay.sequence(), List.of()).stream())
                                .toList(),
                        superseded, titles, names));
            }
        }
        return ordered(entries, order);
    }

    /// The recorded timeline: every event as it was recorded, including the corrections.
    public List<TimelineEntry> renderedEntries(Order order, IncidentNaming names) {
        return ordered(renderedEntries(position -> true, names), order);
    }

    /// The recorded entries at these positions, in ledger order.
    public List<TimelineEntry> renderedEntriesAt(Set<Long> positions, IncidentNaming names) {
        return renderedEntries(positions::contains, names);
    }

    private List<TimelineEntry> renderedEntries(LongPredicate wanted, IncidentNaming names) {
        ActionItemTitleTracker titles = new ActionItemTitleTracker();
        List<TimelineEntry> tellings = new ArrayList<>();
        for (RecordedEvent event : recorded()) {
            titles.after(event.event());
            if (wanted.test(event.position())) {
                tellings.add(TimelineEntryMapper.recorded(event, titles, names));
            }
        }
        return tellings;
    }

    /// The versions of one entry from its recording through all of its corrections; empty if there is no entry with
    /// this id.
    public List<EntryVersion> history(String entryId, IncidentNaming names) {
        return EntryVersion.of(entryId, List.of(new EntryVersion.Part(null, null, recorded())), names, Map.of());
    }

    /// The recorded events in ledger order, whatever the order in which they were folded.
    List<RecordedEvent> recorded() {
        return events.toList().stream().sorted(Comparator.comparingLong(RecordedEvent::sequence)).toList();
    }

    /// The corrected events, as if no entry had been moved away or retracted.
    private static List<@Nullable RecordedEvent> saidLast(List<RecordedEvent> recorded) {
        return CorrectedEvents.bySequence(recorded.stream().filter(
                event -> !(event.event() instanceof EntryMovedAway || event.event() instanceof EntryRetracted))
                .toList());
    }

    private static Map<Long, List<TimelineEntry.Revision>> corrections(List<RecordedEvent> recorded) {
        Map<Long, List<TimelineEntry.Revision>> corrections = new HashMap<>();
        for (RecordedEvent event : recorded) {
            if (event.event() instanceof Correction correction) {
                corrections.computeIfAbsent(correction.entrySequence(), sequence -> new ArrayList<>())
                        .add(TimelineEntry.Revision.of(correction, event));
            }
        }
        return corrections;
    }

    private static List<TimelineEntry> ordered(List<TimelineEntry> recorded, Order order) {
        return switch (order) {
            case RECORDED -> List.copyOf(recorded);
            case OCCURRED -> recorded.stream().sorted(BY_OCCURRENCE).toList();
        };
    }

    /// The incidents that this one has absorbed directly and not released.
    public Collection<String> absorbed() {
        return MergeLinks.of(recorded().stream().map(RecordedEvent::event).toList()).absorbed();
    }

    /// The other incidents that its entries refer to.
    public Set<String> mentioned() {
        Set<String> mentioned = new HashSet<>();
        for (RecordedEvent event : events.toList()) {
            String other = MergeLinks.other(event.event());
            if (other != null) {
                mentioned.add(other);
            }
        }
        return mentioned;
    }

    public String incidentId() {
        return events.last().incidentId();
    }

    /// The position of the event that was folded last.
    public long position() {
        return events.last().position();
    }

    /// The sequence of that event in the incident's stream.
    public long sequence() {
        return events.last().sequence();
    }

    /// The time at which that event was recorded.
    public Instant recordedAt() {
        return events.last().recordedAt();
    }

    PersistentList<RecordedEvent> events() {
        return events;
    }
}
