package io.incidentledger.query.timeline;

import java.util.List;

import io.incidentledger.events.Correction;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.IncidentEvent.EntryMovedAway;
import io.incidentledger.events.IncidentEvent.EntryMovedHere;
import io.incidentledger.events.IncidentNaming;
import io.incidentledger.events.RecordedEvent;
import org.jspecify.annotations.Nullable;

/// From events to entries.
final class TimelineEntryMapper {

    private TimelineEntryMapper() {}

    /// As it lies in the ledger.
    static TimelineEntry recorded(RecordedEvent event, ActionItemTitles titles, IncidentNaming names) {
        return meant(event, event, false, null, List.of(), SupersededEntries.NONE, titles, names);
    }

    /// @param event as it was recorded: when, where and by whom
    /// @param said as it stands after its corrections; one that was retracted or moved away: as it stood then
    /// @param movedAway what moved it to another incident; null: nothing did
    /// @param corrections those of its former stays in the incident among them
    static TimelineEntry meant(RecordedEvent event, RecordedEvent said, boolean retracted,
            @Nullable RecordedEvent movedAway, List<TimelineEntry.Revision> corrections, SupersededEntries superseded,
            ActionItemTitles titles, IncidentNaming names) {
        EntryText entryText = EntryTextRenderer.of(said, titles, names);
        boolean corrected = corrections.stream()
                .anyMatch(revision -> !revision.change().equals(EntryVersion.RETRACTED)
                        && !revision.change().equals(EntryVersion.MOVED));
        return new TimelineEntry(id(event), EntryKind.nameOf(said.event()), entryText.text(), entryText,
                said.happenedAt(),
                event.recordedAt(), writer(event), event.provenance().source(), event.position(), corrected, retracted,
                corrections, EventFacts.of(said.event(), entryText.text()), null, null, movedTo(movedAway),
                movedFrom(event), superseded.whole(event) ? true : null, superseded.by(event),
                superseded.restatedAt(event));
    }

    /// Who wrote an entry stays who wrote it, whoever moved it.
    private static String writer(RecordedEvent event) {
        return event.event() instanceof EntryMovedHere moved ? moved.actor() : event.provenance().actor();
    }

    private static TimelineEntry.@Nullable Move movedTo(@Nullable RecordedEvent movedAway) {
        return movedAway != null && movedAway.event() instanceof EntryMovedAway moved
                ? new TimelineEntry.Move(moved.to(), null, moved.newEntryId(), movedAway.provenance().actor(),
                        movedAway.recordedAt())
                : null;
    }

    private static TimelineEntry.@Nullable Move movedFrom(RecordedEvent event) {
        return event.event() instanceof EntryMovedHere moved
                ? new TimelineEntry.Move(moved.from(), null, moved.fromEntryId(), event.provenance().actor(),
                        event.recordedAt())
                : null;
    }

    static String id(RecordedEvent event) {
        return Correction.entryIdOf(event.event(), event.eventId());
    }
}
