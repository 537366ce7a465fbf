package io.incidentledger.query.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.incidentledger.events.Correction;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.query.displaynumbers.NumbersById;
import org.jspecify.annotations.Nullable;

/// An entry of a timeline.
///
/// @param entryId unique within the incident: the id of the entry or of the status update, otherwise of the event
/// @param kind for entries that people wrote: `note`, `action`, `decision` and so on; otherwise the name of the event
///     in kebab-case
/// @param message for text that people wrote, the verbatim text; otherwise a generated English sentence
/// @param sentence the message in parts
/// @param occurredAt the time at which it happened
/// @param corrected whether the content differs from what was recorded
/// @param retracted whether the entry was retracted; it then shows its last content
/// @param corrections who corrected it, when and why, in chronological order
/// @param details the event's other facts under their names in the log; absent facts are omitted
/// @param incidentId for an entry of an absorbed incident, that incident, where the entry is amended and retracted;
///     absent if the entry belongs to the requested incident
/// @param number the display number of that incident; absent if the entry belongs to the requested incident
/// @param movedTo where the entry was moved, so that it no longer counts here; absent if it was not moved away
/// @param movedFrom where the entry was written; absent if that is here
/// @param superseded true if everything that the entry states was superseded by later entries; otherwise absent
/// @param supersededBy the entries that supersede facts of this one; absent if there are none
/// @param restatedAt for a lifecycle step whose time was restated, the most recently recorded time; otherwise null
public record TimelineEntry(String entryId, String kind, String message, @JsonIgnore QuotingSentence sentence,
        Instant occurredAt, Instant recordedAt,
        String actor,
        @Nullable String source, long position, boolean corrected, boolean retracted, List<Revision> corrections,
        Map<String, Object> details, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String incidentId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long number,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Move movedTo,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Move movedFrom,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean superseded,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Superseding> supersededBy,
        @JsonIgnore @Nullable Instant restatedAt) {

    /// An entry that supersedes facts of this one. It may itself be superseded.
    ///
    /// @param entryId the id of the other entry
    /// @param facts the facts of this entry that the other entry restates
    public record Superseding(String entryId, List<String> facts) {}

    /// Whether all facts of this entry have been superseded.
    public boolean holdsNoMore() {
        return Boolean.TRUE.equals(superseded);
    }

    /// Where an entry was moved to or from.
    ///
    /// @param incidentId the other incident
    /// @param entryId the entry's id in the other incident
    /// @param actor who moved it
    public record Move(String incidentId, @Nullable Long number, String entryId, String actor, Instant recordedAt) {

        private Move numbered(NumbersById numbers) {
            return new Move(incidentId, numbers.of(incidentId), entryId, actor, recordedAt);
        }
    }

    /// Whether the entry was moved from another incident or to one.
    boolean wasMoved() {
        return movedTo != null || movedFrom != null;
    }

    /// The entry's id in the incident that it was last moved to.
    String lastId() {
        return movedTo == null ? entryId : movedTo.entryId();
    }

    /// This entry with the numbers of the incidents that it was moved to or from.
    TimelineEntry numbered(NumbersById numbers) {
        return movedTo == null && movedFrom == null
                ? this
                : new TimelineEntry(entryId, kind, message, sentence, occurredAt, recordedAt, actor, source, position,
                        corrected,
                        retracted, corrections, details, incidentId, number,
                        movedTo == null ? null : movedTo.numbered(numbers),
                        movedFrom == null ? null : movedFrom.numbered(numbers), superseded, supersededBy,
                        restatedAt);
    }

    /// This entry as it appears in the timeline of an incident that has absorbed its incident.
    TimelineEntry of(String incident, @Nullable Long itsNumber) {
        return new TimelineEntry(entryId, kind, message, sentence, occurredAt, recordedAt, actor, source, position,
                corrected,
                retracted, corrections, details, incident, itsNumber, movedTo, movedFrom, superseded, supersededBy,
                restatedAt);
    }

    /// A correction of an entry.
    ///
    /// @param change what changed: `amended`, `backdated`, `moved` or `retracted`
    /// @param reason why it was corrected
    /// @param actor who corrected it
    /// @param recordedAt when the correction was recorded
    /// @param position the position of the correction
    public record Revision(String change, String reason, String actor, Instant recordedAt, long position) {

        static Revision of(Correction correction, RecordedEvent event) {
            return new Revision(EntryVersion.change(correction), correction.reason(), event.provenance().actor(),
                    event.recordedAt(), event.position());
        }
    }
}
