package io.incidentledger.query.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.Correction;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.IncidentEvent.EntryAmended;
import io.incidentledger.events.IncidentEvent.EntryBackdated;
import io.incidentledger.events.IncidentEvent.EntryMovedAway;
import io.incidentledger.events.IncidentEvent.EntryRetracted;
import io.incidentledger.view.CorrectedEvents;
import io.incidentledger.view.RecordedEvent;
import io.incidentledger.web.IncidentNames;
import org.jspecify.annotations.Nullable;

/// What an entry said from one of its changes to the next.
///
/// @param version
///            from 1
/// @param change
///            what made it so: recorded, amended, backdated, moved or retracted
/// @param reason
///            why it was corrected; null: it is the first version
/// @param position
///            of the event that made it so, as are recordedAt, actor and source
/// @param retracted
///            whether the entry does not count in this version; it says what it said before
public record EntryVersion(int version, String change, @Nullable String reason, long position, Instant recordedAt,
        String actor, @Nullable String source, String kind, String message, Instant occurredAt, boolean retracted,
        Map<String, Object> details) {

    static final String RECORDED = "recorded";
    static final String AMENDED = "amended";
    static final String BACKDATED = "backdated";
    static final String MOVED = "moved";
    static final String RETRACTED = "retracted";

    static String change(Correction correction) {
        return switch (correction) {
            case EntryAmended _ -> AMENDED;
            case EntryBackdated _ -> BACKDATED;
            case EntryMovedAway _ -> MOVED;
            case EntryRetracted _ -> RETRACTED;
        };
    }

    static List<EntryVersion> of(String entryId, List<RecordedEvent> events, IncidentNames names) {
        ActionItemTitles titles = new ActionItemTitles();
        @Nullable RecordedEvent latest = null;
        for (RecordedEvent event : events) {
            titles.after(event.event());
            latest = Entries.id(event).equals(entryId) ? event : latest;
        }
        return latest == null ? List.of() : versions(latest, events, titles, names);
    }

    private static List<EntryVersion> versions(RecordedEvent entry, List<RecordedEvent> events,
            ActionItemTitles titles, IncidentNames names) {
        List<EntryVersion> versions = new ArrayList<>();
        versions.add(version(versions, RECORDED, null, entry, entry, false, titles, names));
        RecordedEvent content = entry;
        for (RecordedEvent event : events) {
            if (event.event() instanceof Correction correction && correction.entrySequence() == entry.sequence()) {
                RecordedEvent meant = meant(entry, event, events);
                content = meant == null ? content : meant;
                versions.add(version(versions, change(correction), correction.reason(), event, content, meant == null,
                        titles, names));
            }
        }
        return List.copyOf(versions);
    }

    /// The entry after the correction; null: it does not count any more.
    private static @Nullable RecordedEvent meant(RecordedEvent entry, RecordedEvent correction,
            List<RecordedEvent> events) {
        List<RecordedEvent> until = events.stream().filter(event -> event.sequence() <= correction.sequence()).toList();
        return CorrectedEvents.bySequence(until).get((int) entry.sequence());
    }

    private static EntryVersion version(List<EntryVersion> before, String change, @Nullable String reason,
            RecordedEvent told, RecordedEvent content, boolean retracted, ActionItemTitles titles,
            IncidentNames names) {
        String message = Sentences.of(content, titles, names).text();
        return new EntryVersion(before.size() + 1, change, reason, told.position(), told.recordedAt(),
                told.provenance().actor(), told.provenance().source(), EntryKind.nameOf(content.event()), message,
                content.happenedAt(), retracted, EventFacts.of(content.event(), message));
    }
}
