package io.incidentledger.command.incident;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.incidentledger.events.ChronologicalOrder;
import io.incidentledger.events.CorrectedEvents;
import io.incidentledger.events.CorrectedStream;
import io.incidentledger.events.Correction;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.IdEquality;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.EntryAmended;
import io.incidentledger.events.IncidentEvent.EntryMovedAway;
import io.incidentledger.events.IncidentEvent.EntryMovedHere;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.NameKey;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Status;
import io.incidentledger.events.milestones.LifecycleStatus;
import io.incidentledger.events.milestones.Milestones;
import io.incidentledger.events.milestones.SupersededFacts;
import org.jspecify.annotations.Nullable;

/// Everything that was recorded about an incident. Corrections find their entries in it, and the state can be computed
/// without the mistakes and with late events in their place. It is a linked list with one link for each event; shorter
/// histories stay as they were. Immutable.
///
/// The chronological order depends on when each event was recorded. For an event from the log that is known. For an
/// event that is just being decided it is not known, and a time later than all known ones takes its place: the log
/// never assigns a time before those that it assigned earlier, so the event comes last, unless it gives an earlier time
/// of occurrence itself, which then determines its place. It can make a difference only among the events of one commit;
/// [#recordedAt] corrects that before the next command is decided.
public final class EntryHistory {

    /// The time of recording of a hypothetical event: later than everything that was recorded.
    static final Instant NOT_YET = Instant.MAX;

    private static final CorrectedStream.Envelope<Recorded> RECORDED = new CorrectedStream.Envelope<>() {
        @Override
        public IncidentEvent event(Recorded recorded) {
            return recorded.event();
        }

        @Override
        public Recorded withContent(Recorded recorded, IncidentEvent content, @Nullable Recorded correction) {
            boolean otherTime = !Objects.equals(content.occurredAt(), recorded.event().occurredAt());
            return new Recorded(recorded.link(), content, recorded.recordedAt(),
                    correction != null && otherTime ? correction.recordedAt() : recorded.timeToldAt());
        }

        @Override
        public Instant recordedAt(Recorded recorded) {
            return recorded.recordedAt();
        }

        @Override
        public Instant happenedInWorld(Recorded recorded) {
            return Objects.requireNonNullElse(recorded.instantInWorld(), recorded.recordedAt());
        }
    };

    private final @Nullable EntryHistory before;
    /// A link further back, by which a sequence is found in O(log n) steps; the first link: itself.
    private final EntryHistory jump;
    private final IncidentEvent event;
    private final String entryId;
    private final String actor;
    private final @Nullable String source;
    private final int sequence;
    private final Instant recordedAt;
    /// The size of the payloads of all events up to this one, in bytes; hypothetical events have none.
    private final long bytes;
    /// The latest time of occurrence of all events after their corrections; null: not computed yet. Written without a
    /// lock: every thread computes the same value.
    private @Nullable Instant latest;

    private EntryHistory(@Nullable EntryHistory before, IncidentEvent event, String entryId, String actor,
            @Nullable String source, Instant recordedAt, long payloadBytes) {
        this.before = before;
        this.jump = before == null ? this : before.nextJump();
        this.event = event;
        this.entryId = entryId;
        this.actor = actor;
        this.source = source;
        this.sequence = before == null ? 0 : before.sequence + 1;
        this.recordedAt = before == null ? recordedAt : later(before.recordedAt, recordedAt);
        this.bytes = before == null ? payloadBytes : before.bytes + payloadBytes;
        this.latest = isTimeCorrected() ? null : latestAfter(before == null ? Instant.MIN : before.latest);
    }

    /// @param before null: this is the first event
    /// @param actor who acted; [EventProvenance#ANONYMOUS]: no named person
    /// @param source the calling service
    /// @param recordedAt the time of recording or an estimate of it; a time before that of the previous event is
    ///     replaced by that one
    /// @param payloadBytes the size of its payload in the log; 0 for a hypothetical event
    static EntryHistory with(@Nullable EntryHistory before, IncidentEvent event, String eventId, String actor,
            @Nullable String source, Instant recordedAt, long payloadBytes) {
        return new EntryHistory(before, event, Correction.entryIdOf(event, eventId), NameKey.normalized(actor), source,
                recordedAt, payloadBytes);
    }

    /// Two jumps of equal length are combined into one of twice the length (Myers, "An applicative random-access
    /// stack").
    private EntryHistory nextJump() {
        int length = sequence - jump.sequence;
        return length == jump.sequence - jump.jump.sequence ? jump.jump : this;
    }

    private record Recorded(EntryHistory link, IncidentEvent event, Instant recordedAt, Instant timeToldAt) {

        Entry entry() {
            return link.entry(event);
        }

        @Nullable Instant instantInWorld() {
            return ChronologicalOrder.instantOf(event, recordedAt, timeToldAt);
        }
    }

    /// An entry of the history.
    ///
    /// @param recorded the event as originally recorded
    /// @param actor who recorded it, by key
    /// @param imported whether an import recorded it
    /// @param meant the event after all corrections; null: it was retracted
    public record Entry(String entryId, int sequence, String actor, boolean imported, IncidentEvent recorded,
            @Nullable IncidentEvent meant) {

        public Entry meaning(@Nullable IncidentEvent other) {
            return new Entry(entryId, sequence, actor, imported, recorded, other);
        }
    }

    private Entry entry(@Nullable IncidentEvent meant) {
        return new Entry(entryId, sequence, actor, imported(), event, meant);
    }

    private boolean imported() {
        return EventProvenance.isImport(source);
    }

    private Recorded recorded() {
        return new Recorded(this, event, recordedAt, recordedAt);
    }

    private boolean isTimeCorrected() {
        return event instanceof Correction && !(event instanceof EntryAmended);
    }

    private @Nullable Instant latestAfter(@Nullable Instant known) {
        return known == null ? null : later(known, Objects.requireNonNullElse(recorded().instantInWorld(), known));
    }

    private Instant latest() {
        Instant known = latest;
        if (known == null) {
            known = latest(CorrectedStream.of(links().stream().map(EntryHistory::recorded).toList(), RECORDED));
            latest = known;
        }
        return known;
    }

    private static Instant latest(List<Recorded> events) {
        Instant latest = Instant.MIN;
        for (Recorded each : events) {
            latest = later(latest, Objects.requireNonNullElse(each.instantInWorld(), latest));
        }
        return latest;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// Whether the last event can't be folded incrementally: it corrects others, or occurred before one that was
    /// recorded earlier.
    boolean changePast() {
        if (event instanceof Correction) {
            return true;
        }
        if (before == null) {
            return false;
        }
        Instant latestBefore = before.latest();
        if (latest == null) {
            latest = latestAfter(latestBefore);
        }
        Instant instant = recorded().instantInWorld();
        return instant != null && instant.isBefore(latestBefore);
    }

    private List<EntryHistory> links() {
        List<EntryHistory> links = new ArrayList<>();
        for (EntryHistory link = this; link != null; link = link.before) {
            links.add(link);
        }
        Collections.reverse(links);
        return links;
    }

    private static List<@Nullable Recorded> corrected(List<EntryHistory> links) {
        return CorrectedStream.byPlace(links.stream().map(EntryHistory::recorded).toList(), RECORDED);
    }

    /// Returns all entries, from the first event on.
    public List<Entry> all() {
        List<EntryHistory> links = links();
        List<@Nullable Recorded> correctedEvents = corrected(links);
        return links.stream().map(link -> {
            Recorded now = correctedEvents.get(link.sequence);
            return link.entry(now == null ? null : now.event());
        }).toList();
    }

    /// Returns the entry that was recorded last, when nothing can have corrected it.
    public Entry newest() {
        return entry(event);
    }

    /// Returns the event that was recorded at a sequence of the stream; null: there is none.
    public @Nullable IncidentEvent recorded(long place) {
        EntryHistory link = link(place);
        return link == null ? null : link.event;
    }

    /// When that event was recorded, or [#NOT_YET].
    Instant recordedAt(int place) {
        return Objects.requireNonNull(link(place), "nothing was recorded there").recordedAt;
    }

    private @Nullable EntryHistory link(long place) {
        EntryHistory link = this;
        while (link != null && link.sequence > place) {
            link = link.jump.sequence >= place ? link.jump : link.before;
        }
        return link == null || link.sequence != place ? null : link;
    }

    /// Returns the entry that has this id in the timeline, the latest one if an entry was moved away and back; empty:
    /// there is none. Uppercase UUIDs are equivalent to lowercase ones, unless both spellings are in use.
    public Optional<Entry> find(String wanted) {
        List<Entry> all = all().reversed();
        return all.stream().filter(entry -> entry.entryId().equals(wanted)).findFirst().or(
                () -> all.stream().filter(entry -> IdEquality.same(entry.entryId(), wanted)).findFirst());
    }

    /// Returns how an entry was moved to another incident; empty: it was not.
    Optional<EntryMovedAway> movedAway(Entry entry) {
        return all().stream().map(Entry::recorded).filter(EntryMovedAway.class::isInstance)
                .map(EntryMovedAway.class::cast).filter(moved -> moved.entrySequence() == entry.sequence()).findFirst();
    }

    public int sequence() {
        return sequence;
    }

    /// The size of the payloads of all events in the log, in bytes.
    long bytes() {
        return bytes;
    }

    private long payloadBytes() {
        return before == null ? bytes : bytes - before.bytes;
    }

    /// An event as it is stored.
    ///
    /// @param bytes the size of its payload in the log
    record Payload(IncidentEvent event, long bytes) {}

    /// Returns the events after a sequence, the latest first.
    List<Payload> payloadsAfter(long place) {
        List<Payload> payloads = new ArrayList<>();
        for (EntryHistory link = this; link != null && link.sequence > place; link = link.before) {
            payloads.add(new Payload(link.event, link.payloadBytes()));
        }
        return payloads;
    }

    /// Returns the sequences at which imports recorded the parts that they identify by id; the last one for a part that
    /// was recorded several times under its id, or was moved away and back.
    public Map<ImportedIncidentPart, Integer> importedParts() {
        Map<ImportedIncidentPart, Integer> moved = new HashMap<>();
        Map<ImportedIncidentPart, Integer> parts = new HashMap<>();
        for (EntryHistory link = this; link != null; link = link.before) {
            ImportedIncidentPart importedIncidentPart = ImportedIncidentPart.of(link.event);
            if (importedIncidentPart != null && link.event instanceof EntryMovedHere) {
                moved.putIfAbsent(importedIncidentPart, link.sequence);
            } else if (importedIncidentPart != null && link.imported()) {
                parts.putIfAbsent(importedIncidentPart, link.sequence);
            }
        }
        parts.replaceAll(
                (importedIncidentPart, place) -> Math.max(place, moved.getOrDefault(importedIncidentPart, place)));
        return parts;
    }

    /// Returns the events of imports as they were recorded, from the first event on.
    public List<IncidentEvent> importedEvents() {
        return links().stream().filter(EntryHistory::imported).map(link -> link.event).toList();
    }

    /// Returns the incidents to which imported entries were moved, by the ids that the entries have here.
    public Map<String, String> movedTo() {
        Map<Long, String> incidents = new HashMap<>();
        for (EntryHistory link = this; link != null; link = link.before) {
            if (link.event instanceof EntryMovedAway moved) {
                incidents.put(moved.entrySequence(), moved.to());
            }
        }
        Map<String, String> movedTo = new HashMap<>();
        if (!incidents.isEmpty()) {
            importedParts().forEach((importedIncidentPart, place) -> {
                String to = importedIncidentPart.kind() == ImportedIncidentPart.Kind.ENTRY
                        ? incidents.get(place.longValue())
                        : null;
                if (to != null) {
                    movedTo.put(importedIncidentPart.id(), to);
                }
            });
        }
        return movedTo;
    }

    /// Returns the corrected events in the order in which they were recorded.
    List<IncidentEvent> corrected() {
        return standing(corrected(links()));
    }

    /// The corrected events.
    ///
    /// @param asRecorded in the order in which they were recorded
    /// @param inChronologicalOrder in chronological order, with the corrections among them
    record Meant(List<IncidentEvent> asRecorded, List<IncidentEvent> inChronologicalOrder) {}

    /// Returns the corrected events in both orders.
    Meant correctedInBothOrders() {
        List<@Nullable Recorded> correctedEvents = corrected(links());
        List<Recorded> inChronologicalOrder = CorrectedStream.inChronologicalOrder(correctedEvents, RECORDED);
        latest = latest(inChronologicalOrder);
        return new Meant(standing(correctedEvents), inChronologicalOrder.stream().map(Recorded::event).toList());
    }

    private static List<IncidentEvent> standing(List<@Nullable Recorded> correctedEvents) {
        return correctedEvents.stream().<IncidentEvent>mapMulti((each, events) -> {
            if (each != null) {
                events.accept(each.event());
            }
        }).toList();
    }

    /// Returns the entries in chronological order since the incident was last reopened, or since the declaration if it
    /// never was.
    List<Entry> presentCycle() {
        List<Entry> since = new ArrayList<>();
        for (Recorded each : CorrectedStream.inChronologicalOrder(corrected(links()), RECORDED)) {
            if (each.event() instanceof IncidentReopened) {
                since.clear();
            }
            since.add(each.entry());
        }
        return since;
    }

    /// Returns the update that alone resolves the incident since it was last reopened, without a resolution event.
    Optional<Entry> announcedOnly() {
        @Nullable Entry announced = null;
        LifecycleStatus status = LifecycleStatus.DECLARED;
        for (Entry each : presentCycle()) {
            IncidentEvent event = Objects.requireNonNull(each.meant());
            if (event instanceof IncidentResolved) {
                return Optional.empty();
            }
            if (announced == null && event instanceof StatusUpdated update && update.status() == Status.RESOLVED
                    && status.response().open()) {
                announced = each;
            }
            status = status.after(event);
        }
        return Optional.ofNullable(announced);
    }

    /// Returns the corrected events, in chronological order, that took effect up to an instant.
    List<IncidentEvent> upTo(Instant at) {
        return CorrectedStream.upTo(at, corrected(links()), RECORDED).stream().map(Recorded::event).toList();
    }

    /// Returns the corrected entries, in chronological order, that took effect after an instant.
    List<Entry> after(Instant at) {
        List<@Nullable Recorded> corrected = corrected(links());
        return CorrectedStream.inChronologicalOrder(corrected, RECORDED).stream()
                .skip(CorrectedStream.upTo(at, corrected, RECORDED).size()).map(Recorded::entry).toList();
    }

    /// Returns the status over time.
    ///
    /// @param expected instants at which events that are added later may occur
    Course course(Collection<Instant> expected) {
        return new Course(corrected(links()), expected);
    }

    /// The status over time. It can be extended by events that change no previous one. Used by one decision only.
    static final class Course {

        private final ChronologicalOrder.Placing places = new ChronologicalOrder.Placing();
        private final StatusByInstant statuses;

        private Course(List<@Nullable Recorded> meant, Collection<Instant> expected) {
            List<Recorded> standing = meant.stream().<Recorded>mapMulti((each, events) -> {
                if (each != null) {
                    events.accept(each);
                }
            }).toList();
            List<Instant> at = standing.stream().map(each -> places.next(each, RECORDED)).toList();
            statuses = new StatusByInstant(
                    Stream.of(expected, at, List.of(NOT_YET)).flatMap(Collection::stream).toList());
            for (int i = 0; i < at.size(); i++) {
                statuses.add(standing.get(i).event(), at.get(i));
            }
        }

        /// Returns whether the course remains valid with the last entry. An amendment without a status changes no
        /// status, and amendments have no time of occurrence.
        boolean add(EntryHistory last) {
            return last.event instanceof EntryAmended amended && amended.status() == null
                    || !(last.event instanceof Correction)
                            && statuses.add(last.event, places.next(last.recorded(), RECORDED));
        }

        Status present() {
            return statuses.present();
        }

        Status at(Instant instant) {
            return statuses.at(instant);
        }
    }

    /// Whether something occurred after an instant.
    boolean goOnAfter(Instant at) {
        return at.isBefore(latest());
    }

    /// Returns the same history with the time at which the log recorded the events from a sequence on.
    EntryHistory recordedAt(long firstSequence, Instant at) {
        Deque<EntryHistory> pending = new ArrayDeque<>();
        @Nullable EntryHistory link = this;
        while (link != null && (link == this || link.sequence >= firstSequence)) {
            pending.push(link);
            link = link.before;
        }
        @Nullable EntryHistory known = link;
        for (EntryHistory each : pending) {
            known = new EntryHistory(known, each.event, each.entryId, each.actor, each.source, at,
                    each.payloadBytes());
        }
        return Objects.requireNonNull(known, "there is at least this one");
    }

    /// Whether the order of events may depend on their times of recording that were only estimated.
    boolean dependsOn(long firstSequence, Instant at) {
        boolean several = sequence > firstSequence;
        for (EntryHistory link = this; several && link != null && link.sequence >= firstSequence; link = link.before) {
            Instant statedAt = link.event.occurredAt();
            if (statedAt != null && !(statedAt.isBefore(at) && statedAt.isBefore(link.recordedAt))) {
                return true;
            }
        }
        return false;
    }

    /// Returns the last event of this type that is in effect, after its corrections; null: there is none.
    <E extends IncidentEvent> @Nullable E last(Class<E> type, Predicate<E> like) {
        return all().reversed().stream().map(Entry::meant).filter(type::isInstance).map(type::cast).filter(like)
                .findFirst().orElse(null);
    }

    /// Returns the actors of the last events of this type that are in effect, up to a maximum number, the latest first.
    List<String> lastActors(Class<? extends IncidentEvent> type, int maxActors) {
        return all().reversed().stream().filter(entry -> type.isInstance(entry.meant())).limit(maxActors)
                .map(Entry::actor)
                .toList();
    }

    /// Returns which facts of the entries were superseded since.
    public SupersededFacts superseded() {
        return SupersededFacts.of(correctedAsRecorded());
    }

    /// Returns the milestones as readers of the incident see them.
    Milestones milestones() {
        Milestones milestones = Milestones.NONE;
        for (RecordedEvent event : correctedAsRecorded()) {
            milestones = milestones.evolve(event);
        }
        return milestones;
    }

    private List<RecordedEvent> correctedAsRecorded() {
        return CorrectedEvents.corrected(links().stream().map(EntryHistory::asRecorded).toList());
    }

    private RecordedEvent asRecorded() {
        return new RecordedEvent(sequence + 1L, recordedAt, "", sequence, entryId,
                new EventProvenance(actor, source, null, null, null), event);
    }

    /// Whether an entry was corrected for this reason.
    boolean corrected(Entry entry, String reason) {
        return all().stream().map(Entry::recorded).anyMatch(event -> event instanceof Correction correction
                && correction.entrySequence() == entry.sequence() && correction.reason().equals(reason));
    }

    /// Equal if the same was recorded under the same ids.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EntryHistory entryHistory && sequence == entryHistory.sequence
                && all().equals(entryHistory.all());
    }

    @Override
    public int hashCode() {
        return Objects.hash(sequence, entryId, event);
    }

    @Override
    public String toString() {
        return sequence + 1 + " entries";
    }
}
