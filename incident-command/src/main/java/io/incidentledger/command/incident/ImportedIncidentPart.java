package io.incidentledger.command.incident;

import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.EntryMovedHere;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import org.jspecify.annotations.Nullable;

/// A part of an incident that an import records under an id that the import may choose. The id alone does not identify
/// it: an event of another kind may have the same id, so lookups also need the kind.
public record ImportedIncidentPart(Kind kind, String id) {

    public enum Kind {
        UPDATE,
        /// Written into the timeline, here or in the incident that it was moved from.
        ENTRY
    }

    /// Null: the event is identified by its own id.
    public static @Nullable ImportedIncidentPart of(IncidentEvent event) {
        return switch (event) {
            case StatusUpdated update -> new ImportedIncidentPart(Kind.UPDATE, update.updateId());
            case TimelineEntryAdded entry -> new ImportedIncidentPart(Kind.ENTRY, entry.entryId());
            case EntryMovedHere entry -> new ImportedIncidentPart(Kind.ENTRY, entry.entryId());
            case IncidentEvent _ -> null;
        };
    }
}
