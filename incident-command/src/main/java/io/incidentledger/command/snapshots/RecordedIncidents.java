package io.incidentledger.command.snapshots;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.incidentledger.command.incident.IncidentCommand.WithdrawMirrored;
import io.incidentledger.command.pipeline.CommitIds;
import io.incidentledger.events.CorrectedEvents;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.IncidentMerged;
import io.incidentledger.events.IncidentEvent.IncidentUnmerged;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.events.milestones.LifecycleStatus;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.projection.EventDecoder;
import org.jspecify.annotations.Nullable;

/// What the ledger has of the incidents of pages: whether it knows one, how they were merged, and what was told of a snapshot. Whether one is known is asked once. Not thread-safe; blocks.
final class RecordedIncidents {
    private static final EventDecoder DECODER = new EventDecoder(new EventCodec());
    private static final long PART = 1 << 20;

    private final EventReader reader;
    private final String actor;
    private final Map<String, Optional<Declared>> declared = new HashMap<>();
    private final Map<List<String>, Optional<Named>> named = new HashMap<>();

    /// @param actor
    ///            who imports
    RecordedIncidents(EventReader reader, String actor) {
        this.reader = reader;
        this.actor = actor;
    }

    /// @param id
    ///            what its page calls it; null: it is of no page
    record Declared(long position, Instant recordedAt, @Nullable String id) {}

    private record Named(String incidentId, Instant recordedAt) {}

    /// A merge or its undoing.
    ///
    /// @param duplicate
    ///            the incident that was merged
    /// @param merged
    ///            false: it was undone
    /// @param byImport
    ///            an import of the page did it
    record Turn(String duplicate, String into, boolean merged, boolean byImport, Instant recordedAt, long position) {}

    /// Null: there is no such incident yet.
    @Nullable Declared declared(String incidentId) {
        return declared.computeIfAbsent(incidentId, this::readDeclared).orElse(null);
    }

    private Optional<Declared> readDeclared(String incidentId) {
        return reader.readStream(incidentId, 0, Long.MAX_VALUE, 1).stream().findFirst().map(stored -> {
            @Nullable RecordedEvent first = DECODER.decode(stored);
            @Nullable String id = first != null && first.event() instanceof IncidentDeclared event
                    && event.externalRef() != null ? event.externalRef().id() : null;
            return new Declared(stored.position(), stored.recordedAt(), id);
        });
    }

    /// The import has just declared it.
    void forget(String incidentId) {
        declared.remove(incidentId);
    }

    /// The incident of which an import noted that its page calls it so, too; null: none, up to that instant.
    @Nullable String named(String system, Listing.Name name, Instant at) {
        @Nullable Named found = named.computeIfAbsent(List.of(system, name.field(), name.value()), key -> reader
                .findCommit(CommitIds.keyed(actor, nameKey(system, name)))
                .map(receipt -> new Named(receipt.streams().getFirst().stream().id(), receipt.recordedAt())))
                .orElse(null);
        return found == null || found.recordedAt().isAfter(at) ? null : found.incidentId();
    }

    /// Under which it is noted that a page calls an incident so, too.
    static String nameKey(String system, Listing.Name name) {
        return "snapshot-name/" + system + "/" + name.field() + "/" + name.value();
    }

    /// Under which an import merges two incidents, once.
    static String mergeKey(String duplicate, String into) {
        return "snapshot-merge/" + duplicate + "/" + into;
    }

    /// Under which a snapshot is told of an incident.
    static String key(Instant snapshot, String incidentId) {
        return "snapshot/" + snapshot + "/" + incidentId;
    }

    /// Whether a snapshot was told of an incident, in those words.
    boolean wasTold(Instant snapshot, String incidentId, Hash digest) {
        return reader.findCommit(CommitIds.keyed(actor, key(snapshot, incidentId))).map(Receipt::requestDigest)
                .filter(digest::equals).isPresent();
    }

    /// Merges of an incident into others, in order.
    List<Turn> turns(String incidentId) {
        List<Turn> turns = new ArrayList<>();
        long next = 0;
        List<StoredEvent> part = reader.readStream(incidentId, next, Long.MAX_VALUE, PART);
        while (!part.isEmpty()) {
            part.stream().filter(RecordedIncidents::isTurn).map(RecordedIncidents::turn).forEach(turns::add);
            next = part.getLast().sequence() + 1;
            part = reader.readStream(incidentId, next, Long.MAX_VALUE, PART);
        }
        return turns;
    }

    /// Merges of either of two incidents into the other, in order.
    List<Turn> turnsBetween(String one, String other) {
        return Stream.concat(turns(one).stream().filter(turn -> turn.into().equals(other)),
                turns(other).stream().filter(turn -> turn.into().equals(one)))
                .sorted(Comparator.comparingLong(Turn::position)).toList();
    }

    private static boolean isTurn(StoredEvent event) {
        return event.type().equals(IncidentMerged.class.getSimpleName())
                || event.type().equals(IncidentUnmerged.class.getSimpleName());
    }

    private static Turn turn(StoredEvent stored) {
        RecordedEvent event = DECODER.decodeAll(List.of(stored)).getFirst();
        boolean merged = event.event() instanceof IncidentMerged;
        String into = switch (event.event()) {
            case IncidentMerged it -> it.into();
            case IncidentUnmerged it -> it.from();
            case IncidentEvent other -> throw new IllegalStateException("no merge: " + other);
        };
        boolean byImport = merged && stored.commitId().equals(
                CommitIds.keyed(event.provenance().actor(), mergeKey(event.incidentId(), into)));
        return new Turn(event.incidentId(), into, merged, byImport, event.recordedAt(), event.position());
    }

    /// When an incident was declared in the world, corrections included; null: that is not known.
    @Nullable Instant declaredAt(String incidentId) {
        return CorrectedEvents.meant(DECODER.decodeAll(reader.readStream(incidentId, 0, Long.MAX_VALUE))).stream()
                .map(RecordedEvent::event).filter(IncidentDeclared.class::isInstance).map(IncidentEvent::occurredAt)
                .findFirst().orElse(null);
    }

    /// Why an incident is neither open nor over.
    ///
    /// @param byImport
    ///            the page did not list it any more
    record Withdrawn(String words, boolean byImport) {}

    /// Null: it is neither cancelled nor merged.
    @Nullable Withdrawn withdrawn(String incidentId) {
        LifecycleStatus status = LifecycleStatus.DECLARED;
        @Nullable Withdrawn last = null;
        for (RecordedEvent event : CorrectedEvents
                .meant(DECODER.decodeAll(reader.readStream(incidentId, 0, Long.MAX_VALUE)))) {
            status = status.after(event.event());
            last = switch (event.event()) {
                case IncidentMerged _ -> new Withdrawn("was merged", false);
                case IncidentCancelled cancelled -> new Withdrawn("was cancelled",
                        WithdrawMirrored.REASON.equals(cancelled.reason()));
                case IncidentEvent _ -> last;
            };
        }
        return status.withdrawn() == null ? null : last;
    }
}
