package io.incidentledger.query.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.incidentledger.events.Correction;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.query.numbers.IncidentNumbers;
import org.jspecify.annotations.Nullable;

/// Something that happened.
///
/// @param entryId unique within the incident: that of the entry or of the update, else that of the event
/// @param kind what people wrote: note, action, decision, …; else the event's own name in kebab-case
/// @param message what was written, verbatim; for what the system knows an English sentence
/// @param sentence the message in parts
/// @param occurredAt in the world
/// @param source the calling service; null: it did not say
/// @param position where it was recorded
/// @param corrected whether it says something else than was recorded
/// @param retracted whether it was taken back; it then says what it said
/// @param corrections who corrected it, when and why, the first correction first
/// @param details the further facts of the event under the names that they have in the log; absent ones are left out
/// @param incidentId of an entry of an incident that was absorbed: that incident, where the entry is amended and
///     retracted; null: it is an entry of the incident that was asked for
/// @param number of that incident
/// @param movedTo where the entry was moved, so that it does not count here any more; null: it was not
/// @param movedFrom where the entry was written; null: here
/// @param superseded true when all that it states was stated anew; else null
/// @param supersededBy the entries that state anew what it states, each with the facts, see
///     [io.incidentledger.events.milestones.SupersededFacts]
/// @param restatedAt of a step of the lifecycle whose time was stated anew, that time as it was stated last; else null
public record TimelineEntry(String entryId, String kind, String message, @JsonIgnore EntryText sentence,
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

    /// Another entry, which may be superseded itself.
    ///
    /// @param facts those of this entry that the other one states anew
    public record Superseding(String entryId, List<String> facts) {}

    /// Whether nothing of what it states holds any more.
    public boolean holdsNoMore() {
        return Boolean.TRUE.equals(superseded);
    }

    /// @param incidentId the other incident
    /// @param number its display number; null: not known
    /// @param entryId what the entry is called there
    /// @param actor who moved it
    public record Move(String incidentId, @Nullable Long number, String entryId, String actor, Instant recordedAt) {

        private Move numbered(IncidentNumbers numbers) {
            return new Move(incidentId, numbers.of(incidentId), entryId, actor, recordedAt);
        }
    }

    /// Whether it came from another incident or went to one.
    boolean wasMoved() {
        return movedTo != null || movedFrom != null;
    }

    /// What it is called where it was moved last.
    String lastId() {
        return movedTo == null ? entryId : movedTo.entryId();
    }

    /// With the number of the incident that it was moved to or from.
    TimelineEntry numbered(IncidentNumbers numbers) {
        return movedTo == null && movedFrom == null
                ? this
                : new TimelineEntry(entryId, kind, message, sentence, occurredAt, recordedAt, actor, source, position,
                        corrected,
                        retracted, corrections, details, incidentId, number,
                        movedTo == null ? null : movedTo.numbered(numbers),
                        movedFrom == null ? null : movedFrom.numbered(numbers), superseded, supersededBy,
                        restatedAt);
    }

    /// The same in the timeline of an incident that has absorbed its own.
    TimelineEntry of(String incident, @Nullable Long itsNumber) {
        return new TimelineEntry(entryId, kind, message, sentence, occurredAt, recordedAt, actor, source, position,
                corrected,
                retracted, corrections, details, incident, itsNumber, movedTo, movedFrom, superseded, supersededBy,
                restatedAt);
    }

    /// A correction of an entry.
    ///
    /// @param change amended, backdated, moved or retracted
    /// @param position of the correction, as is recordedAt
    public record Revision(String change, String reason, String actor, Instant recordedAt, long position) {

        static Revision of(Correction correction, RecordedEvent event) {
            return new Revision(EntryVersion.change(correction), correction.reason(), event.provenance().actor(),
                    event.recordedAt(), event.position());
        }
    }
}
