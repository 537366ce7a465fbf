package io.incidentledger.query.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.Correction;
import io.incidentledger.view.RecordedEvent;
import org.jspecify.annotations.Nullable;

/// Something that happened.
///
/// @param entryId
///            unique within the incident: that of the entry or of the update, else that of the event
/// @param kind
///            what people wrote: note, action, decision, …; else the event's own name in kebab-case
/// @param message
///            what was written, verbatim; for what the system knows an English sentence
/// @param occurredAt
///            in the world
/// @param source
///            the calling service; null: it did not say
/// @param position
///            where it was recorded
/// @param corrected
///            whether it says something else than was recorded
/// @param retracted
///            whether it was taken back; it then says what it said
/// @param corrections
///            who corrected it, when and why, the first correction first
/// @param details
///            the further facts of the event under the names that they have in the log; absent ones are left out
public record TimelineEntry(String entryId, String kind, String message, Instant occurredAt, Instant recordedAt,
        String actor,
        @Nullable String source, long position, boolean corrected, boolean retracted, List<Revision> corrections,
        Map<String, Object> details) {

    /// A correction of an entry.
    ///
    /// @param change
    ///            amended, backdated or retracted
    /// @param position
    ///            of the correction, as is recordedAt
    public record Revision(String change, String reason, String actor, Instant recordedAt, long position) {

        static Revision of(Correction correction, RecordedEvent event) {
            return new Revision(EntryVersion.change(correction), correction.reason(), event.provenance().actor(),
                    event.recordedAt(), event.position());
        }
    }
}
