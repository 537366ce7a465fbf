package io.incidentledger.query.timeline;

import java.util.List;

import io.incidentledger.events.Correction;
import io.incidentledger.events.EntryKind;
import io.incidentledger.view.RecordedEvent;
import io.incidentledger.web.IncidentNames;
import org.jspecify.annotations.Nullable;

/// From events to entries.
final class Entries {

    private Entries() {}

    /// As it lies in the ledger.
    static TimelineEntry recorded(RecordedEvent event, ActionItemTitles titles, IncidentNames names) {
        return entry(event, event, false, List.of(), titles, names);
    }

    /// @param event
    ///            as it was recorded: when, where and by whom
    /// @param meant
    ///            as it stands after its corrections; null: it was retracted
    static TimelineEntry meant(RecordedEvent event, @Nullable RecordedEvent meant,
            List<TimelineEntry.Revision> corrections, ActionItemTitles titles, IncidentNames names) {
        return entry(event, meant == null ? event : meant, meant == null, corrections, titles, names);
    }

    private static TimelineEntry entry(RecordedEvent event, RecordedEvent content, boolean retracted,
            List<TimelineEntry.Revision> corrections, ActionItemTitles titles, IncidentNames names) {
        String message = Sentences.of(content, titles, names);
        boolean corrected = corrections.stream()
                .anyMatch(revision -> !revision.change().equals(EntryVersion.RETRACTED));
        return new TimelineEntry(id(event), EntryKind.nameOf(content.event()), message, content.happenedAt(),
                event.recordedAt(),
                event.provenance().actor(), event.provenance().source(), event.position(), corrected, retracted,
                corrections, EventFacts.of(content.event(), message), null, null);
    }

    static String id(RecordedEvent event) {
        return Correction.entryIdOf(event.event(), event.eventId());
    }
}
