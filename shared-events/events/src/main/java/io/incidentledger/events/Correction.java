package io.incidentledger.events;

import io.incidentledger.events.IncidentEvent.EntryAmended;
import io.incidentledger.events.IncidentEvent.EntryBackdated;
import io.incidentledger.events.IncidentEvent.EntryMovedAway;
import io.incidentledger.events.IncidentEvent.EntryMovedHere;
import io.incidentledger.events.IncidentEvent.EntryRetracted;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;

/// An event about an earlier event of the same incident, which was wrong. Who corrected is in its envelope, as with
/// every event.
public sealed interface Correction extends IncidentEvent
        permits EntryAmended, EntryBackdated, EntryMovedAway, EntryRetracted {

    /// The entry as the timeline names it: an update's or an entry's own id, else the event's.
    String entryId();

    /// Where the corrected event stands in the incident's stream, from 0.
    long entrySequence();

    /// Why, in words.
    String reason();

    /// The id by which the timeline and corrections name an event.
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
