package io.incidentledger.query.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
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
/// @param incidentId
///            of an entry of an incident that was absorbed: that incident, where the entry is amended and retracted; null: it is an entry of the incident that was asked for
/// @param number
///            of that incident
public record TimelineEntry(String entryId, String kind, String message, Instant occurredAt, Instant recordedAt,
        String actor,
        @Nullable String source, long position, boolean corrected, boolean retracted, List<Revision> corrections,
        Map<String, Object> details, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String incidentId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long number) {

    /// The same in the timeline of an incident that has absorbed its own.
    TimelineEntry of(String incident, @Nullable Long itsNumber) {
        return new TimelineEntry(entryId, kind, message, occurredAt, recordedAt, actor, source, position, corrected,
                retracted, corrections, details, incident, itsNumber);
    }

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
