package io.incidentledger.command.dispatch;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

import io.incidentledger.events.CorrectedEvents;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.ServicesChanged;
import io.incidentledger.events.MergeLinks;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.events.milestones.MilestoneFact;
import io.incidentledger.events.warnings.ConsistencyState;
import io.incidentledger.events.warnings.ConsistencyWarning;
import io.incidentledger.events.warnings.TakeoverProposals;
import io.incidentledger.events.warnings.TakeoverProposals.Party;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.projection.EventDecoder;
import org.jspecify.annotations.Nullable;

/// Determines what the surviving incident of a merge may take over from the incidents that it has absorbed, the same
/// proposals that its queries make. The result is a function of their streams up to the merge's commit, limited to a
/// maximum number of bytes in total. Thread-safe; blocks.
final class MergeWarningReader {

    static final long MAX_BYTES = 16L << 20;
    private static final EventDecoder DECODER = new EventDecoder(new EventCodec());

    private final EventReader reader;
    private final DeclarationIndex declared;
    private final long mostBytes;

    MergeWarningReader(EventReader reader, DeclarationIndex declared) {
        this(reader, declared, MAX_BYTES);
    }

    /// @param mostBytes the maximum number of bytes to read of absorbed incidents; the rest are reported as not shown
    MergeWarningReader(EventReader reader, DeclarationIndex declared, long mostBytes) {
        this.reader = reader;
        this.declared = declared;
        this.mostBytes = mostBytes;
    }

    /// @param position the last position of the streams to consider
    /// @param now the time against which future times are judged
    List<ConsistencyWarning> of(String incidentId, long position, Instant now) {
        Stream own = folded(incidentId, reader.readStream(incidentId, 0, position));
        if (own == null) {
            return List.of();
        }
        long left = mostBytes;
        List<Party> absorbed = new ArrayList<>();
        Map<String, Long> declarations = new HashMap<>();
        SequencedSet<String> known = new LinkedHashSet<>(own.links().absorbed());
        Deque<String> unread = new ArrayDeque<>(known);
        known.add(incidentId);
        while (!unread.isEmpty() && absorbed.size() < MergeLinks.MAX_ABSORBED) {
            List<StoredEvent> events = reader.readStream(unread.getFirst(), 0, position, left + 1);
            left -= events.stream().mapToLong(StoredEvent::bytes).sum();
            if (left < 0) {
                break;
            }
            Stream next = folded(unread.removeFirst(), events);
            if (next != null) {
                absorbed.add(next.party());
                declarations.put(next.party().incidentId(), next.declaredAt());
                next.links().absorbed().stream().filter(known::add).forEach(unread::add);
            }
        }
        return TakeoverProposals.of(own.party(), absorbed, unread.size(),
                id -> declared.nameOf(id, declarations.getOrDefault(id, 0L)), now);
    }

    /// @param declaredAt the position of its first event
    private record Stream(Party party, MergeLinks links, long declaredAt) {}

    private static @Nullable Stream folded(String incidentId, List<StoredEvent> events) {
        List<RecordedEvent> recorded = DECODER.decodeAll(events);
        ConsistencyState state = null;
        SequencedSet<String> services = new LinkedHashSet<>();
        for (RecordedEvent event : CorrectedEvents.corrected(recorded)) {
            state = ConsistencyState.evolve(state, event);
            if (event.event() instanceof IncidentDeclared declaration) {
                services.addAll(declaration.services());
            } else if (event.event() instanceof ServicesChanged changed) {
                changed.removed().forEach(services::remove);
                services.addAll(changed.added());
            }
        }
        if (state == null) {
            return null;
        }
        MilestoneFact start = state.milestones().fact(Milestone.IMPACT_STARTED);
        return new Stream(new Party(incidentId, state.status().current(), start == null ? null : start.at(),
                List.copyOf(services)), MergeLinks.of(recorded.stream().map(RecordedEvent::event).toList()),
                recorded.getFirst().position());
    }
}
