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

import io.incidentledger.events.CanonicalId;
import io.incidentledger.events.ChronologicalOrder;
import io.incidentledger.events.CorrectedEvents;
import io.incidentledger.events.CorrectedStream;
import io.incidentledger.events.Correction;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.EntryAmended;
import io.incidentledger.events.IncidentEvent.EntryMovedAway;
import io.incidentledger.events.IncidentEvent.EntryMovedHere;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.NameKey;
import io.incidentledger.events.Provenance;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.Status;
import io.incidentledger.events.milestones.LifecycleStatus;
import io.incidentledger.events.milestones.Milestones;
import io.incidentledger.events.milestones.SupersededFacts;
import org.jspecify.annotations.Nullable;

/// Everything that was recorded about an incident, so that a correction finds what it is about, and the state without
/// the mistake, or with what was learned late in its place, can be had. One link for each event; the shorter chains
/// stay as they were. Immutable.
///
/// The order of the world needs to know when each event was recorded. For one that was read from the log that is known.
/// For one that is just being decided it is not, and a time that is later than all known ones does: whatever the log
/// sets, it is not earlier than what was recorded before, so the event comes last unless it says an earlier time
/// itself, and that time is its place then. Only among the events of one commit it may make a difference; [#recordedAt]
/// puts that right before the next command is decided.
public final class EntryHistory {

    /// Of an event that is only thought of: later than everything that was recorded.
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
    /// A link further back, by which a place is found in few steps however long the chain is; the first link: itself.
    private final EntryHistory jump;
    private final IncidentEvent event;
    private final String entryId;
    private final String actor;
    private final @Nullable String source;
    private final int sequence;
    private final Instant recordedAt;
    /// Of all events after their corrections, in the world; null: nobody asked yet. Written without a lock: whoever
    /// works it out gets the same.
    private @Nullable Instant latest;

    private EntryHistory(@Nullable EntryHistory before, IncidentEvent event, String entryId, String actor,
            @Nullable String source, Instant recordedAt) {
        this.before = before;
        this.jump = before == null ? this : before.nextJump();
        this.event = event;
        this.entryId = entryId;
        this.actor = actor;
        this.source = source;
        this.sequence = before == null ? 0 : before.sequence + 1;
        this.recordedAt = before == null ? recordedAt : later(before.recordedAt, recordedAt);
        this.latest = isTimeCorrected() ? null : latestAfter(before == null ? Instant.MIN : before.latest);
    }

    /// @param before null: this is the first event
    /// @param actor who acted; [Provenance#ANONYMOUS]: nobody in particular
    /// @param source the calling service
    /// @param recordedAt or an estimate; never before the event before
    static EntryHistory with(@Nullable EntryHistory before, IncidentEvent event, String eventId, String actor,
            @Nullable String source, Instant recordedAt) {
        return new EntryHistory(before, event, Correction.entryIdOf(event, eventId), NameKey.normalized(actor), source,
                recordedAt);
    }

    /// Two jumps of one length become one of twice that (Myers, "An applicative random-access stack").
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

    /// Something that was recorded.
    ///
    /// @param recorded as it was at first
    /// @param actor who told it, by key
    /// @param imported whether an import told it
    /// @param meant after all corrections; null: it was retracted
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
        return Provenance.isImport(source);
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

    /// Whether the last event can't be folded on: it corrects others, or happened before one that was recorded earlier.
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

    /// Everything, from the first event on.
    public List<Entry> all() {
        List<EntryHistory> links = links();
        List<@Nullable Recorded> meant = corrected(links);
        return links.stream().map(link -> {
            Recorded now = meant.get(link.sequence);
            return link.entry(now == null ? null : now.event());
        }).toList();
    }

    /// What was recorded last, when nothing can have corrected it.
    public Entry newest() {
        return entry(event);
    }

    /// What was recorded at a place in the stream; null: nothing.
    public @Nullable IncidentEvent recorded(long place) {
        EntryHistory link = link(place);
        return link == null ? null : link.event;
    }

    /// When, or [#NOT_YET].
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

    /// What the timeline calls by this id, which is the latest of an entry that was moved away and back; empty:
    /// nothing. A UUID names the same in capitals, unless both ways of writing it are in use.
    public Optional<Entry> find(String wanted) {
        List<Entry> all = all().reversed();
        return all.stream().filter(entry -> entry.entryId().equals(wanted)).findFirst().or(
                () -> all.stream().filter(entry -> CanonicalId.same(entry.entryId(), wanted)).findFirst());
    }

    /// How an entry was moved to another incident; empty: it was not.
    Optional<EntryMovedAway> movedAway(Entry entry) {
        return all().stream().map(Entry::recorded).filter(EntryMovedAway.class::isInstance)
                .map(EntryMovedAway.class::cast).filter(moved -> moved.entrySequence() == entry.sequence()).findFirst();
    }

    public int sequence() {
        return sequence;
    }

    /// Where imports recorded the parts that they know by their ids; of one that was told several times under its id,
    /// or was moved away and back, the last time.
    public Map<ImportedPart, Integer> importedParts() {
        Map<ImportedPart, Integer> moved = new HashMap<>();
        Map<ImportedPart, Integer> parts = new HashMap<>();
        for (EntryHistory link = this; link != null; link = link.before) {
            ImportedPart importedPart = ImportedPart.of(link.event);
            if (importedPart != null && link.event instanceof EntryMovedHere) {
                moved.putIfAbsent(importedPart, link.sequence);
            } else if (importedPart != null && link.imported()) {
                parts.putIfAbsent(importedPart, link.sequence);
            }
        }
        parts.replaceAll((importedPart, place) -> Math.max(place, moved.getOrDefault(importedPart, place)));
        return parts;
    }

    /// What imports told, as it was recorded, from the first event on.
    public List<IncidentEvent> importedEvents() {
        return links().stream().filter(EntryHistory::imported).map(link -> link.event).toList();
    }

    /// To which incidents entries were moved that an import wrote, by the ids that they have here.
    public Map<String, String> movedTo() {
        Map<Long, String> incidents = new HashMap<>();
        for (EntryHistory link = this; link != null; link = link.before) {
            if (link.event instanceof EntryMovedAway moved) {
                incidents.put(moved.entrySequence(), moved.to());
            }
        }
        Map<String, String> movedTo = new HashMap<>();
        if (!incidents.isEmpty()) {
            importedParts().forEach((importedPart, place) -> {
                String to = importedPart.kind() == ImportedPart.Kind.ENTRY ? incidents.get(place.longValue()) : null;
                if (to != null) {
                    movedTo.put(importedPart.id(), to);
                }
            });
        }
        return movedTo;
    }

    /// The events as they are meant now, in the order in which they were recorded.
    List<IncidentEvent> corrected() {
        return standing(corrected(links()));
    }

    /// The events as they are meant now.
    ///
    /// @param asRecorded in the order in which they were recorded
    /// @param inWorldOrder in the order of the world, the corrections among them, too
    record Meant(List<IncidentEvent> asRecorded, List<IncidentEvent> inWorldOrder) {}

    /// In both orders at once.
    Meant correctedInBothOrders() {
        List<@Nullable Recorded> meant = corrected(links());
        List<Recorded> inWorldOrder = CorrectedStream.inWorldOrder(meant, RECORDED);
        latest = latest(inWorldOrder);
        return new Meant(standing(meant), inWorldOrder.stream().map(Recorded::event).toList());
    }

    private static List<IncidentEvent> standing(List<@Nullable Recorded> meant) {
        return meant.stream().<IncidentEvent>mapMulti((each, events) -> {
            if (each != null) {
                events.accept(each.event());
            }
        }).toList();
    }

    /// What took effect in the world since the incident was reopened last; from the declaration on when it never was.
    List<Entry> presentCycle() {
        List<Entry> since = new ArrayList<>();
        for (Recorded each : CorrectedStream.inWorldOrder(corrected(links()), RECORDED)) {
            if (each.event() instanceof IncidentReopened) {
                since.clear();
            }
            since.add(each.entry());
        }
        return since;
    }

    /// The update by which alone the incident is resolved since it was reopened last: nothing else says so.
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

    /// Those of them in the order of the world that took effect up to an instant.
    List<IncidentEvent> upTo(Instant at) {
        return CorrectedStream.upTo(at, corrected(links()), RECORDED).stream().map(Recorded::event).toList();
    }

    /// The status at any instant.
    ///
    /// @param expected at which something may happen that is told later
    Course course(Collection<Instant> expected) {
        return new Course(corrected(links()), expected);
    }

    /// Goes on while events are added that change no former one. Belongs to one decision.
    static final class Course {

        private final ChronologicalOrder.Placing places = new ChronologicalOrder.Placing();
        private final StatusHistory statuses;

        private Course(List<@Nullable Recorded> meant, Collection<Instant> expected) {
            List<Recorded> standing = meant.stream().<Recorded>mapMulti((each, events) -> {
                if (each != null) {
                    events.accept(each);
                }
            }).toList();
            List<Instant> at = standing.stream().map(each -> places.next(each, RECORDED)).toList();
            statuses = new StatusHistory(
                    Stream.of(expected, at, List.of(NOT_YET)).flatMap(Collection::stream).toList());
            for (int i = 0; i < at.size(); i++) {
                statuses.add(standing.get(i).event(), at.get(i));
            }
        }

        /// Whether the course goes on with the last of the entries. Other words change no status, and when it was is no
        /// part of them.
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

    /// Whether something happened after an instant.
    boolean goOnAfter(Instant at) {
        return at.isBefore(latest());
    }

    /// The same after the log has said when it recorded the events from a sequence on.
    EntryHistory recordedAt(long firstSequence, Instant at) {
        Deque<EntryHistory> told = new ArrayDeque<>();
        @Nullable EntryHistory link = this;
        while (link != null && (link == this || link.sequence >= firstSequence)) {
            told.push(link);
            link = link.before;
        }
        @Nullable EntryHistory known = link;
        for (EntryHistory each : told) {
            known = new EntryHistory(known, each.event, each.entryId, each.actor, each.source, at);
        }
        return Objects.requireNonNull(known, "there is at least this one");
    }

    /// Whether it may depend on when events were recorded, as far as that was only estimated, which of them came first.
    boolean dependsOn(long firstSequence, Instant at) {
        boolean several = sequence > firstSequence;
        for (EntryHistory link = this; several && link != null && link.sequence >= firstSequence; link = link.before) {
            Instant told = link.event.occurredAt();
            if (told != null && !(told.isBefore(at) && told.isBefore(link.recordedAt))) {
                return true;
            }
        }
        return false;
    }

    /// The last of these events that stands, as it is meant; null: there is none.
    <E extends IncidentEvent> @Nullable E last(Class<E> type, Predicate<E> like) {
        return all().reversed().stream().map(Entry::meant).filter(type::isInstance).map(type::cast).filter(like)
                .findFirst().orElse(null);
    }

    /// Who told the last of these events that stand, so many at most; the last one comes first.
    List<String> lastActors(Class<? extends IncidentEvent> type, int most) {
        return all().reversed().stream().filter(entry -> type.isInstance(entry.meant())).limit(most).map(Entry::actor)
                .toList();
    }

    /// What of the entries was stated anew since.
    public SupersededFacts superseded() {
        return SupersededFacts.of(correctedAsRecorded());
    }

    /// When what happened, as whoever reads the incident sees it.
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
                new Provenance(actor, source, null, null, null), event);
    }

    /// Whether an entry was corrected for this reason.
    boolean corrected(Entry entry, String reason) {
        return all().stream().map(Entry::recorded).anyMatch(event -> event instanceof Correction correction
                && correction.entrySequence() == entry.sequence() && correction.reason().equals(reason));
    }

    /// The same was recorded under the same ids.
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
