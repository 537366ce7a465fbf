package io.incidentledger.command.imports.pagehistory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.incidentledger.command.imports.pagehistory.PageSnapshot.Listed;
import io.incidentledger.command.imports.pagehistory.PageSnapshot.Name;
import io.incidentledger.command.incident.IncidentCommand.AddTimelineEntry;
import io.incidentledger.command.pipeline.CommandContext;
import io.incidentledger.command.pipeline.CommitIds;
import io.incidentledger.events.CorrectedEvents;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.EventTypes;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.DetailsChanged;
import io.incidentledger.events.IncidentEvent.EntryRetracted;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.IncidentMerged;
import io.incidentledger.events.IncidentEvent.IncidentUnmerged;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.events.Provenance;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.projection.EventDecoder;
import org.jspecify.annotations.Nullable;

/// What the ledger has of the incidents of a page: which there are, which names were noted at them, how people merged them. What is found is read once. Not
/// thread-safe; blocks.
final class RecordedIncidents {
    private static final EventDecoder DECODER = new EventDecoder(new EventCodec());
    private static final long PART = 1 << 20;
    private static final Set<String> TYING = Set.of(EventTypes.of(IncidentMerged.class),
            EventTypes.of(IncidentUnmerged.class), EventTypes.of(TimelineEntryAdded.class),
            EventTypes.of(EntryRetracted.class));

    private final EventReader reader;
    private final String system;
    private final String actor;
    private final Map<String, Known> declared = new HashMap<>();
    private final Set<String> missing = new HashSet<>();
    private final Map<Name, Optional<Known>> noted = new HashMap<>();
    private final Map<String, Ties> ties = new HashMap<>();
    private final Map<List<Object>, Boolean> alike = new HashMap<>();

    /// @param actor
    ///            who imports
    RecordedIncidents(EventReader reader, String system, String actor) {
        this.reader = reader;
        this.system = system;
        this.actor = actor;
    }

    /// An incident of the page.
    ///
    /// @param id
    ///            under which the ledger has it
    /// @param since
    ///            when it was declared, or a name was noted at it
    record Known(String id, Instant since) {}

    /// @param into
    ///            the incident that it was merged into, or that it was parted from again
    private record Turn(String into, boolean merged, Instant at) {}

    /// @param notes
    ///            when people took a name's note back, by its entry
    private record Ties(List<Turn> turns, Map<String, Instant> notes) {}

    String incidentId(String id) {
        return CommitIds.external(system, id);
    }

    /// Null: there is none under this id.
    @Nullable Known declared(String id) {
        @Nullable Known known = declared.get(id);
        if (known == null && missing.add(id)) {
            known = reader.readStream(incidentId(id), 0, Long.MAX_VALUE, 1).stream().findFirst()
                    .map(first -> new Known(id, first.recordedAt())).orElse(null);
            if (known != null) {
                declared.put(id, known);
            }
        }
        return known;
    }

    /// It was declared just now.
    void declaredNow(String id) {
        missing.remove(id);
    }

    /// The incident at which an import noted a name; null: at none.
    @Nullable Known noted(Name name) {
        return noted.computeIfAbsent(name, each -> reader
                .findCommit(String.valueOf(noteContext(each).keyedCommitId())).map(this::noted))
                .orElse(null);
    }

    private @Nullable Known noted(Receipt receipt) {
        @Nullable String id = idOf(receipt.streams().getFirst().stream().id());
        return id == null ? null : new Known(id, receipt.recordedAt());
    }

    /// Under which an incident of the page is known; null: it is none of the page.
    @Nullable String idOf(String incidentId) {
        for (RecordedEvent first : DECODER.decodeAll(reader.readStream(incidentId, 0, Long.MAX_VALUE, 1))) {
            @Nullable ExternalRef ref = first.event() instanceof IncidentDeclared event ? event.externalRef() : null;
            return ref != null && ref.system().equals(system) && incidentId(ref.id()).equals(incidentId)
                    ? ref.id()
                    : null;
        }
        return null;
    }

    /// The same whoever imports, so that all find it.
    CommandContext noteContext(Name name) {
        return new CommandContext(new Provenance(Provenance.IMPORT, Provenance.IMPORT, null, null, null),
                "snapshot-name/" + system + "/" + name.field() + "/" + name.value(), null, null);
    }

    AddTimelineEntry note(String id, Name name) {
        return new AddTimelineEntry(incidentId(id), entryId(id, name.field()), EntryKind.NOTE,
                "On the page this incident has the %s.".formatted(name), List.of(), null);
    }

    /// An incident has one name in each field.
    private String entryId(String id, String field) {
        return CommitIds.derived(incidentId(id), "snapshot-name/" + field);
    }

    /// Whether a name in this field was noted at an incident, and taken back or not.
    boolean hasNote(String id, String field) {
        return ties(id).notes().containsKey(entryId(id, field));
    }

    /// Whether people had taken a note back before an instant.
    boolean isTakenBack(String id, String field, Instant before) {
        return ties(id).notes().getOrDefault(entryId(id, field), Instant.MAX).isBefore(before);
    }

    /// The id of the page's incident that one was merged into before an instant; null: it was not.
    @Nullable String mergedInto(String id, Instant before) {
        @Nullable Turn last = ties(id).turns().stream().filter(turn -> turn.at().isBefore(before))
                .reduce((first, next) -> next).orElse(null);
        return last == null || !last.merged() ? null : idOf(last.into());
    }

    /// Whether people had merged two incidents and parted them again.
    boolean areParted(String one, String other, Instant before) {
        return isParted(one, other, before) || isParted(other, one, before);
    }

    private boolean isParted(String one, String other, Instant before) {
        return ties(one).turns().stream()
                .filter(turn -> turn.at().isBefore(before) && turn.into().equals(incidentId(other)))
                .reduce((first, next) -> next).filter(turn -> !turn.merged()).isPresent();
    }

    private Ties ties(String id) {
        return ties.computeIfAbsent(id, this::readTies);
    }

    private Ties readTies(String id) {
        Ties read = new Ties(new ArrayList<>(), new HashMap<>());
        Set<String> notes = new HashSet<>();
        PageParsing.NAMING.forEach(field -> notes.add(entryId(id, field)));
        List<StoredEvent> part = reader.readStream(incidentId(id), 0, Long.MAX_VALUE, PART);
        while (!part.isEmpty()) {
            for (RecordedEvent event : DECODER
                    .decodeAll(part.stream().filter(each -> TYING.contains(each.type())).toList())) {
                switch (event.event()) {
                    case IncidentMerged it -> read.turns().add(new Turn(it.into(), true, event.recordedAt()));
                    case IncidentUnmerged it -> read.turns().add(new Turn(it.from(), false, event.recordedAt()));
                    case TimelineEntryAdded it when notes.contains(it.entryId()) ->
                        read.notes().put(it.entryId(), Instant.MAX);
                    case EntryRetracted it when notes.contains(it.entryId()) ->
                        read.notes().put(it.entryId(), event.recordedAt());
                    case IncidentEvent _ -> {
                        // ties nothing
                    }
                }
            }
            part = reader.readStream(incidentId(id), part.getLast().sequence() + 1, Long.MAX_VALUE, PART);
        }
        return read;
    }

    /// Under which a snapshot is told of an incident.
    static String key(Instant snapshot, String incidentId) {
        return "snapshot/" + snapshot + "/" + incidentId;
    }

    /// Whether the ledger had at an instant what the page says of an incident, as far as that tells incidents apart: an update, or title and time of declaration.
    ///
    /// @param both
    ///            whether one of these two is not enough
    boolean isAlike(String id, Listed listed, Instant at, boolean both) {
        return alike.computeIfAbsent(List.of(id, listed.names().getFirst(), listed.times().declaredAt(), both),
                key -> wasTold(id, listed, at) || readAlike(id, listed, at, both));
    }

    /// Whether an earlier import told the incident so then.
    boolean wasTold(String id, Listed listed, Instant at) {
        return reader.findCommit(CommitIds.keyed(actor, key(at, incidentId(id)))).map(Receipt::requestDigest)
                .filter(listed.digest()::equals).isPresent();
    }

    private boolean readAlike(String id, Listed listed, Instant at, boolean both) {
        String title = "";
        boolean declared = false;
        Set<List<Object>> updates = new HashSet<>();
        for (RecordedEvent event : CorrectedEvents
                .meant(DECODER.decodeAll(reader.readStream(incidentId(id), 0, reader.positionAt(at))))) {
            switch (event.event()) {
                case IncidentDeclared it -> {
                    title = it.title();
                    declared = listed.times().declaredAt().equals(it.occurredAt());
                }
                case DetailsChanged it -> title = Objects.requireNonNullElse(it.title(), title);
                case StatusUpdated it when it.occurredAt() != null && it.message() != null ->
                    updates.add(List.of(it.occurredAt(), it.message()));
                case IncidentEvent _ -> {
                    // nothing to tell incidents apart by
                }
            }
        }
        boolean titled = title.equals(listed.title());
        return (both ? titled && declared : titled || declared) || listed.posted().stream().anyMatch(
                post -> post.message() != null && updates.contains(List.of(post.at(), post.message())));
    }
}
