package io.incidentledger.query.timeline;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

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
/// @param corrected
///            whether this is not what was recorded first
/// @param retracted
///            whether it was taken back
/// @param details
///            the further facts of the event under the names that they have in the log; absent ones are left out
public record TimelineEntry(String entryId, String kind, String message, Instant occurredAt, Instant recordedAt,
        String actor,
        @Nullable String source, long position, boolean corrected, boolean retracted, Map<String, Object> details) {

    /// This entry as the later telling of another: what it says again holds, what it leaves out stays.
    TimelineEntry correcting(TimelineEntry before) {
        Map<String, Object> together = new LinkedHashMap<>(before.details());
        together.putAll(details);
        return new TimelineEntry(entryId, kind, message, occurredAt, recordedAt, actor, source, position, true,
                retracted,
                Collections.unmodifiableMap(together));
    }
}
