package io.incidentledger.events;

import io.incidentledger.events.IncidentEvent.EntryAmended;
import io.incidentledger.events.IncidentEvent.EntryBackdated;
import io.incidentledger.events.IncidentEvent.EntryMovedAway;
import io.incidentledger.events.IncidentEvent.EntryMovedHere;
import io.incidentledger.events.IncidentEvent.EntryRetracted;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;

/// An event that corrects an earlier event of the same incident. As with every event, its envelope names the person who
/// made the correction.
public sealed interface Correction extends IncidentEvent
        permits EntryAmended, EntryBackdated, EntryMovedAway, EntryRetracted {

    /// The id by which the timeline names the corrected entry: the update's or the entry's own id, otherwise the event
    /// id.
    String entryId();

    /// The index of the corrected event in the incident's stream, from 0.
    long entrySequence();

    /// The reason for the correction, as text.
    String reason();

    /// Returns the id by which the timeline and corrections name an event.
    static String entryIdOf(IncidentEvent event, String eventId) {
        if (event instanceof TimelineEntryAdded entry) {
            return entry.entryId();
        }
        if (event instanceof EntryMovedHere entry) {
            return entry.entryId();
        }
        return event instanceof StatusUpdated update ? update.updateId() : eventId;
    }
}
