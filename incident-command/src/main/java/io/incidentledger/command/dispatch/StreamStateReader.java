package io.incidentledger.command.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.github.benmanes.caffeine.cache.Cache;
import io.incidentledger.command.incident.Incident;
import io.incidentledger.events.CorrectedEvents;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.DetailsEvent;
import io.incidentledger.events.IncidentEvent.ImpactEvent;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.events.warnings.ConsistencyState;
import io.incidentledger.events.warnings.IncidentWarningInput;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.StreamSlice;
import io.incidentledger.projection.EventDecoder;
import io.incidentledger.projection.PersistentList;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/// Determines the state of an incident's stream up to a commit: the status, the severity and the warnings that
/// responses to commands contain. It is the same whether the commit was just made, is requested again, or was made by
/// another node. The state after the last commit of a stream is cached, so that the next commit is folded incrementally
/// without reading. For a stream with an event that can't be folded incrementally, the outlined events are cached.
/// Both caches are bounded by the estimated size of what is in them. Whatever does not fit into the caches is read from the log. Thread-safe; blocks.
final class StreamStateReader {

    private static final EventCodec CODEC = new EventCodec();
    private static final EventDecoder DECODER = new EventDecoder(CODEC);

    /// Each of the two caches may have a quarter of the room for caches.
    private static final int SHARE_OF_CACHES = 4;

    /// Estimates of what these take in memory: a state, and what it has any number of; an outlined event, besides what
    /// it keeps of its content.
    private static final long BYTES_PER_STATE = 2_000;
    private static final long BYTES_PER_ITEM = 150;
    private static final long BYTES_PER_EVENT = 400;

    private final EventReader reader;
    private final Cache<String, Known> known;
    private final Cache<String, Past> pasts;

    /// The state after the events of a stream up to a sequence.
    ///
    /// @param latest the latest time of occurrence of those events
    private record Known(long sequence, ConsistencyState state, Instant latest) {

        static Known of(PersistentList<RecordedEvent> past) {
            @Nullable Known known = null;
            for (RecordedEvent event : CorrectedEvents.corrected(past.toList())) {
                known = after(known, event, past.last().sequence());
            }
            return Objects.requireNonNull(known, "a declaration is never retracted");
        }

        static Known after(@Nullable Known before, RecordedEvent event, long sequence) {
            return new Known(sequence, ConsistencyState.evolve(before == null ? null : before.state, event),
                    CorrectedEvents.latest(latest(before), event));
        }

        static Instant latest(@Nullable Known known) {
            return known == null ? Instant.MIN : known.latest;
        }

        long bytes() {
            return BYTES_PER_STATE + BYTES_PER_ITEM
                    * (state.holders().size() + state.milestones().impact().stated().size()
                            + state.milestones().impact().cycles().size() + state.milestones().formerCycles().size());
        }
    }

    /// The outlined events of a stream.
    ///
    /// @param bytes estimate of their size in memory
    private record Past(PersistentList<RecordedEvent> events, long bytes) {

        static Past with(@Nullable Past before, RecordedEvent outlined) {
            return new Past(PersistentList.of(before == null ? null : before.events, outlined),
                    (before == null ? 0 : before.bytes) + BYTES_PER_EVENT + kept(outlined.event()));
        }

        /// Other events keep no more than names and times.
        private static long kept(IncidentEvent event) {
            return event instanceof IncidentDeclared || event instanceof DetailsEvent || event instanceof ImpactEvent
                    ? CODEC.write(event).length()
                    : 0;
        }

        long lastSequence() {
            return events.last().sequence();
        }
    }

    StreamStateReader(EventReader reader, IncidentCaches caches) {
        this.reader = reader;
        this.known = caches.create("states", SHARE_OF_CACHES, Known::bytes);
        this.pasts = caches.create("outlines", SHARE_OF_CACHES, Past::bytes);
    }

    /// Processes a commit of this process while its incidents are locked. It reads nothing: cached state that the
    /// commit does not continue is evicted.
    void take(Receipt receipt, List<EventMessage<?>> events) {
        for (StreamSlice slice : receipt.streams()) {
            String incidentId = slice.stream().id();
            List<RecordedEvent> added = added(receipt, events, incidentId);
            grow(incidentId, slice, added);
            Known before = slice.firstSequence() == 0 ? null : known.getIfPresent(incidentId);
            boolean follows = slice.firstSequence() == (before == null ? 0 : before.sequence() + 1);
            Known after = follows ? folded(before, added) : null;
            if (after != null && after.sequence() == slice.lastSequence()) {
                known.put(incidentId, after);
            } else {
                known.invalidate(incidentId);
            }
        }
    }

    private void grow(String incidentId, StreamSlice slice, List<RecordedEvent> added) {
        Past past = pasts.getIfPresent(incidentId);
        if (past == null) {
            return;
        }
        Past grown = past;
        if (slice.firstSequence() == past.lastSequence() + 1) {
            for (RecordedEvent event : added) {
                grown = Past.with(grown, event.outlined());
            }
        }
        if (grown.lastSequence() == slice.lastSequence()) {
            pasts.put(incidentId, grown);
        } else {
            pasts.invalidate(incidentId);
        }
    }

    private static List<RecordedEvent> added(Receipt receipt, List<EventMessage<?>> events, String incidentId) {
        List<RecordedEvent> added = new ArrayList<>();
        long position = receipt.firstPosition();
        for (EventMessage<?> message : events) {
            if (message instanceof DomainEventMessage<?> event && event.getAggregateIdentifier().equals(incidentId)
                    && event.getPayload() instanceof IncidentEvent payload) {
                added.add(new RecordedEvent(position, receipt.recordedAt(), incidentId, event.getSequenceNumber(),
                        event.getIdentifier(), provenance(event), payload));
            }
            position++;
        }
        return added;
    }

    /// Null: the events can't be folded incrementally.
    private static @Nullable Known folded(@Nullable Known before, List<RecordedEvent> added) {
        Known after = before;
        for (RecordedEvent event : added) {
            if (!CorrectedEvents.canBeFoldedOn(event, Known.latest(after))) {
                return null;
            }
            after = Known.after(after, event, event.sequence());
        }
        return after;
    }

    private static EventProvenance provenance(DomainEventMessage<?> event) {
        return new EventProvenance(EventProvenance.ANONYMOUS, (String) event.getMetaData().get(Incident.SOURCE), null,
                null,
                null);
    }

    /// Returns the state of a stream.
    ///
    /// @param sequence of the last event to consider
    /// @param position of that event, or a later one before the next event of the stream
    /// @throws IllegalStateException when the log has no event of the incident up to that position
    IncidentWarningInput at(String incidentId, long sequence, long position) {
        Known last = known.getIfPresent(incidentId);
        if (last == null || last.sequence() != sequence) {
            Past past = pasts.getIfPresent(incidentId);
            Known found = past != null && past.lastSequence() == sequence
                    ? Known.of(past.events())
                    : read(incidentId, sequence, position);
            known.asMap().merge(incidentId, found, (one, other) -> one.sequence() >= other.sequence() ? one : other);
            last = found;
        }
        return last.state().subject();
    }

    private Known read(String incidentId, long sequence, long position) {
        @Nullable Past past = null;
        boolean outOfOrder = false;
        Instant latest = Instant.MIN;
        for (StoredEvent stored : reader.readStream(incidentId, 0, position)) {
            RecordedEvent event = stored.sequence() > sequence ? null : DECODER.decode(stored);
            if (event != null) {
                past = Past.with(past, event.outlined());
                outOfOrder |= !CorrectedEvents.canBeFoldedOn(event, latest);
                latest = CorrectedEvents.latest(latest, event);
            }
        }
        if (past == null) {
            throw new IllegalStateException("incident " + incidentId + " has no event up to position " + position);
        }
        if (outOfOrder) {
            pasts.asMap().merge(incidentId, past,
                    (one, other) -> one.lastSequence() >= other.lastSequence() ? one : other);
        }
        return Known.of(past.events());
    }
}
