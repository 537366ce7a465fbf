package io.incidentledger.command.imports.pagehistory;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.incidentledger.command.dispatch.CommandContext;
import io.incidentledger.command.dispatch.CommitIdDerivation;
import io.incidentledger.command.imports.pagehistory.PageIncidentLookup.Known;
import io.incidentledger.command.imports.pagehistory.PageSnapshot.Name;
import io.incidentledger.command.incident.IncidentCommand.AddTimelineEntry;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.EventProvenance;
import io.incidentledger.events.EventTypes;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.EntryMovedAway;
import io.incidentledger.events.IncidentEvent.EntryMovedHere;
import io.incidentledger.events.IncidentEvent.EntryRetracted;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.projection.EventDecoder;
import org.jspecify.annotations.Nullable;

/// The names that imports noted for incidents of a page, as entries of their timelines. With a note, an import whose
/// snapshots have only another name finds the incident. People revoke a note by retracting it, or by moving it to
/// another incident. Found data is read once. Not thread-safe; blocks.
final class NotedNameReader {
    private static final EventDecoder DECODER = new EventDecoder(new EventCodec());
    private static final Set<String> TYPES = Set.of(EventTypes.of(TimelineEntryAdded.class),
            EventTypes.of(EntryMovedHere.class), EventTypes.of(EntryMovedAway.class),
            EventTypes.of(EntryRetracted.class));

    private final EventReader reader;
    private final PageIncidentLookup incidents;
    private final String system;
    private final Map<Name, Optional<Known>> noted = new HashMap<>();
    /// From when on each note is in effect or not, by incident and entry.
    private final Map<String, Map<String, NavigableMap<Instant, Boolean>>> notes = new HashMap<>();

    NotedNameReader(EventReader reader, PageIncidentLookup incidents, String system) {
        this.reader = reader;
        this.incidents = incidents;
        this.system = system;
    }

    /// A name to be noted for an incident.
    record Note(String id, Name name) {}

    /// Returns the incident for which a name was noted, even if the note was revoked; null: there is none.
    @Nullable Known noted(Name name) {
        return noted.computeIfAbsent(name,
                each -> reader.findCommit(String.valueOf(context(each).keyedCommitId())).map(this::noted))
                .orElse(null);
    }

    private @Nullable Known noted(Receipt receipt) {
        @Nullable String id = incidents.idOf(receipt.streams().getFirst().stream().id());
        return id == null ? null : new Known(id, receipt.recordedAt());
    }

    /// Returns the context with which the note of a name is or was written: the same for every actor, so that all
    /// imports find it. A key that somebody else used is skipped.
    CommandContext context(Name name) {
        String key = "snapshot-name/" + system + "/" + name.field() + "/" + name.value();
        CommandContext context = context(key);
        for (int next = 2; isForeign(context, name.field()); next++) {
            context = context(key + "~" + next);
        }
        return context;
    }

    private static CommandContext context(String key) {
        return new CommandContext(new EventProvenance(EventProvenance.IMPORT, EventProvenance.IMPORT, null, null, null),
                key, null,
                null);
    }

    /// Anybody may send commands with the key of a note, but only imports write entries with the id of one.
    private boolean isForeign(CommandContext context, String field) {
        return reader.findCommit(String.valueOf(context.keyedCommitId()))
                .filter(receipt -> !isNote(receipt, field)).isPresent();
    }

    private boolean isNote(Receipt receipt, String field) {
        for (RecordedEvent event : DECODER.decodeAll(reader.read(receipt.firstPosition() - 1, 1))) {
            return event.fromImport() && event.event() instanceof TimelineEntryAdded entry
                    && entry.entryId().equals(entryId(event.incidentId(), field));
        }
        return false;
    }

    AddTimelineEntry command(Note note) {
        String incidentId = incidents.incidentId(note.id());
        return new AddTimelineEntry(incidentId, entryId(incidentId, note.name().field()), EntryKind.NOTE,
                "On the page this incident has the %s.".formatted(note.name()), List.of(), null);
    }

    /// An incident has one name in each field.
    private static String entryId(String incidentId, String field) {
        return CommitIdDerivation.derived(incidentId, "snapshot-name/" + field);
    }

    /// Whether a name in this field was noted for an incident, even if the note was revoked.
    boolean hasNote(String id, String field) {
        return !counts(id, field).isEmpty();
    }

    /// Whether people had revoked a note before an instant.
    boolean isTakenBack(String id, String field, Instant before) {
        Map.@Nullable Entry<Instant, Boolean> last = counts(id, field).lowerEntry(before);
        return last != null && !last.getValue();
    }

    private NavigableMap<Instant, Boolean> counts(String id, String field) {
        String incidentId = incidents.incidentId(id);
        return notes.computeIfAbsent(incidentId, this::readNotes).getOrDefault(entryId(incidentId, field),
                new TreeMap<>());
    }

    private Map<String, NavigableMap<Instant, Boolean>> readNotes(String incidentId) {
        Set<String> entries = new HashSet<>();
        PageParser.NAMING.forEach(field -> entries.add(entryId(incidentId, field)));
        Map<String, NavigableMap<Instant, Boolean>> read = new HashMap<>();
        incidents.read(incidentId, TYPES, event -> {
            switch (event.event()) {
                case TimelineEntryAdded it when event.fromImport() && entries.contains(it.entryId()) ->
                    read.computeIfAbsent(it.entryId(), first -> new TreeMap<>()).put(event.recordedAt(), true);
                case EntryMovedHere it when read.containsKey(it.entryId()) ->
                    read.get(it.entryId()).put(event.recordedAt(), true);
                case EntryMovedAway it when read.containsKey(it.entryId()) ->
                    read.get(it.entryId()).put(event.recordedAt(), false);
                case EntryRetracted it when read.containsKey(it.entryId()) ->
                    read.get(it.entryId()).put(event.recordedAt(), false);
                case IncidentEvent _ -> {
                    // Not about a note.
                }
            }
        });
        return read;
    }
}
