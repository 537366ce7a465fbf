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

/// The timeline of one incident after one of its events. Immutable.
public final class TimelineView {

    private static final Comparator<TimelineEntry> BY_OCCURRENCE = Comparator.comparing(TimelineEntry::occurredAt)
            .thenComparingLong(TimelineEntry::position);

    private final PersistentList<RecordedEvent> events;

    TimelineView(PersistentList<RecordedEvent> events) {
        this.events = events;
    }

    /// In which order entries are read.
    public enum Order {
        /// What happened: by the time in the world, then by position.
        OCCURRED,
        /// What was learned: by position.
        RECORDED;

        List<TimelineEntry> sorted(List<TimelineEntry> entries) {
            return entries.stream().sorted(switch (this) {
                case OCCURRED -> BY_OCCURRENCE;
                case RECORDED -> Comparator.comparingLong(TimelineEntry::position);
            }).toList();
        }
    }

    /// What is meant: every entry once, as it stands after its corrections, and marked where that is not what was
    /// recorded.
    public List<TimelineEntry> entries(Order order, IncidentNaming names) {
        List<RecordedEvent> recorded = recorded();
        List<@Nullable RecordedEvent> meant = CorrectedEvents.bySequence(recorded);
        Map<Long, List<TimelineEntry.Revision>> corrections = corrections(recorded);
        MovedEntries moved = MovedEntries.of(recorded);
        List<@Nullable RecordedEvent> said = meant.contains(null) ? saidLast(recorded) : meant;
        SupersededEntries superseded = SupersededEntries.of(meant);
        ActionItemTitles titles = new ActionItemTitles();
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

    /// What was recorded: every event as it lies in the ledger, the corrections among them.
    public List<TimelineEntry> renderedEntries(Order order, IncidentNaming names) {
        return ordered(renderedEntries(position -> true, names), order);
    }

    /// Those of what was recorded that have these positions, in the order of the ledger.
    public List<TimelineEntry> renderedEntriesAt(Set<Long> positions, IncidentNaming names) {
        return renderedEntries(positions::contains, names);
    }

    private List<TimelineEntry> renderedEntries(LongPredicate wanted, IncidentNaming names) {
        ActionItemTitles titles = new ActionItemTitles();
        List<TimelineEntry> tellings = new ArrayList<>();
        for (RecordedEvent event : recorded()) {
            titles.after(event.event());
            if (wanted.test(event.position())) {
                tellings.add(TimelineEntryMapper.recorded(event, titles, names));
            }
        }
        return tellings;
    }

    /// One entry from its recording through all of its corrections; empty: there is none of this id.
    public List<EntryVersion> history(String entryId, IncidentNaming names) {
        return EntryVersion.of(entryId, List.of(new EntryVersion.Part(null, null, recorded())), names, Map.of());
    }

    /// In the order of the ledger, in whatever order they came.
    List<RecordedEvent> recorded() {
        return events.toList().stream().sorted(Comparator.comparingLong(RecordedEvent::sequence)).toList();
    }

    /// What is meant, were nothing moved away or retracted.
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

    /// The incidents that this one has absorbed by itself and not released.
    public Collection<String> absorbed() {
        return MergeLinks.of(recorded().stream().map(RecordedEvent::event).toList()).absorbed();
    }

    /// The other incidents that its entries are about.
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

    /// Of the last event that is in it.
    public long position() {
        return events.last().position();
    }

    /// Of that event in the incident's stream.
    public long sequence() {
        return events.last().sequence();
    }

    /// Of that event.
    public Instant recordedAt() {
        return events.last().recordedAt();
    }

    PersistentList<RecordedEvent> events() {
        return events;
    }
}
