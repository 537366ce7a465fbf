package io.incidentledger.command.incident;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

import io.incidentledger.events.CorrectedStream;
import io.incidentledger.events.Correction;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.NameKey;
import io.incidentledger.events.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was recorded about an incident, so that a correction finds what it is about and the state without the mistake can be had. One link for each event; the
 * shorter chains stay as they were. Immutable.
 */
final class Entries {

    private static final CorrectedStream.Envelope<IncidentEvent> BARE = new CorrectedStream.Envelope<>() {
        @Override
        public IncidentEvent event(IncidentEvent recorded) {
            return recorded;
        }

        @Override
        public IncidentEvent retold(IncidentEvent recorded, IncidentEvent content, @Nullable IncidentEvent correction) {
            return content;
        }
    };

    private final @Nullable Entries before;
    private final IncidentEvent event;
    private final String entryId;
    private final String actor;
    private final int sequence;

    private Entries(@Nullable Entries before, IncidentEvent event, String entryId, String actor) {
        this.before = before;
        this.event = event;
        this.entryId = entryId;
        this.actor = actor;
        this.sequence = before == null ? 0 : before.sequence + 1;
    }

    /**
     * @param before
     *            null: this is the first event
     * @param actor
     *            who acted; {@link Provenance#ANONYMOUS}: nobody in particular
     */
    static Entries with(@Nullable Entries before, IncidentEvent event, String eventId, String actor) {
        return new Entries(before, event, Correction.entryIdOf(event, eventId), NameKey.normalized(actor));
    }

    /**
     * Something that was recorded.
     *
     * @param recorded
     *            as it was at first
     * @param actor
     *            who told it, by key
     * @param meant
     *            after all corrections; null: it was retracted
     */
    record Entry(String entryId, int sequence, String actor, IncidentEvent recorded,
            @Nullable IncidentEvent meant) {}

    /** Everything, from the first event on. */
    List<Entry> all() {
        List<Entries> links = new ArrayList<>();
        for (Entries link = this; link != null; link = link.before) {
            links.add(link);
        }
        Collections.reverse(links);
        List<@Nullable IncidentEvent> meant = CorrectedStream.byPlace(links.stream().map(link -> link.event).toList(),
                BARE);
        return links.stream()
                .map(link -> new Entry(link.entryId, link.sequence, link.actor, link.event, meant.get(link.sequence)))
                .toList();
    }

    /** What was recorded at a place in the stream; null: nothing. */
    @Nullable IncidentEvent recorded(long place) {
        for (Entries link = this; link != null; link = link.before) {
            if (link.sequence == place) {
                return link.event;
            }
        }
        return null;
    }

    /** What the timeline calls by this id; empty: nothing. */
    Optional<Entry> find(String wanted) {
        return all().stream().filter(entry -> entry.entryId().equals(wanted)).findFirst();
    }

    /** The events as they are meant now, the corrections among them. */
    List<IncidentEvent> meant() {
        List<IncidentEvent> meant = new ArrayList<>();
        for (Entry entry : all()) {
            if (entry.meant() != null) {
                meant.add(entry.meant());
            }
        }
        return meant;
    }

    /** The last of these events that stands, as it is meant; null: there is none. */
    <E extends IncidentEvent> @Nullable E last(Class<E> type, Predicate<E> like) {
        return all().reversed().stream().map(Entry::meant).filter(type::isInstance).map(type::cast).filter(like)
                .findFirst().orElse(null);
    }

    /** Who told the last of these events that stand, so many at most; the last one comes first. */
    List<String> lastActors(Class<? extends IncidentEvent> type, int most) {
        return all().reversed().stream().filter(entry -> type.isInstance(entry.meant())).limit(most).map(Entry::actor)
                .toList();
    }

    /** Whether an entry was corrected for this reason. */
    boolean corrected(Entry entry, String reason) {
        return all().stream().map(Entry::recorded).anyMatch(event -> event instanceof Correction correction
                && correction.entrySequence() == entry.sequence() && correction.reason().equals(reason));
    }

    /** The same was recorded under the same ids. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Entries entries && sequence == entries.sequence && all().equals(entries.all());
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
