package io.incidentledger.query.timeline;

import java.util.List;

import io.incidentledger.events.Correction;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.IncidentEvent.EntryMovedAway;
import io.incidentledger.events.IncidentEvent.EntryMovedHere;
import io.incidentledger.events.IncidentNaming;
import io.incidentledger.events.RecordedEvent;
import org.jspecify.annotations.Nullable;

/// Maps events to timeline entries.
final class TimelineEntryMapper {

    private TimelineEntryMapper() {}

    /// The entry as it was recorded.
    static TimelineEntry recorded(RecordedEvent event, ActionItemTitleTracker titles, IncidentNaming names) {
        return meant(event, event, false, null, List.of(), SupersededFactMarker.NONE, titles, names);
    }

    /// @param event the event as recorded: provides time of recording, position and actor
    /// @param said the event after its corrections; for one that was retracted or moved away, the state before that
    /// @param movedAway the event that moved the entry to another incident; null: none
    /// @param corrections the corrections of the entry, including those of its earlier stays in the incident
    static TimelineEntry meant(RecordedEvent event, RecordedEvent said, boolean retracted,
            @Nullable RecordedEvent movedAway, List<TimelineEntry.Revision> corrections,
            SupersededFactMarker superseded,
            ActionItemTitleTracker titles, IncidentNaming names) {
        QuotingSentence quotingSentence = EntryTextRenderer.of(said, titles, names);
        boolean corrected = corrections.stream()
                .anyMatch(revision -> !revision.change().equals(EntryVersion.RETRACTED)
                        && !revision.change().equals(EntryVersion.MOVED));
        return new TimelineEntry(id(event), EntryKind.nameOf(said.event()), quotingSentence.text(), quotingSentence,
                said.happenedAt(),
                event.recordedAt(), writer(event), event.provenance().source(), event.position(), corrected, retracted,
                corrections, EventFactExtractor.of(said.event(), quotingSentence.text()), null, null,
                movedTo(movedAway),
                movedFrom(event), superseded.whole(event) ? true : null, superseded.by(event),
                superseded.restatedAt(event));
    }

    /// The author of an entry, which remains the same when somebody else moves the entry.
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
