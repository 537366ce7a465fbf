package io.incidentledger.warnings;

import java.time.Duration;

import io.incidentledger.events.Correction;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.ActionItemAdded;
import io.incidentledger.events.IncidentEvent.ActionItemChanged;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.PostmortemPublished;
import io.incidentledger.events.IncidentEvent.PostmortemSectionWritten;
import io.incidentledger.events.IncidentEvent.PostmortemTimelineSignedOff;
import io.incidentledger.events.Mode;
import io.incidentledger.view.RecordedEvent;

/// Whether people tell of an incident while it goes on, or long after it: what nobody waits for is not overdue. Immutable.
///
/// @param afterwards
///            it was declared as a back-fill
/// @param position
///            of what was recorded last of the incident's course
/// @param late
///            that was imported, or had happened more than an hour before
public record Reporting(boolean afterwards, long position, boolean late) {

    private static final Duration LATE = Duration.ofHours(1);

    /// At the declaration.
    public static Reporting of(IncidentDeclared declared, RecordedEvent recorded) {
        return new Reporting(declared.mode() == Mode.BACKFILL, recorded.position(), isLate(recorded));
    }

    /// After another event, which may have been recorded before others that are in it.
    public Reporting after(RecordedEvent recorded) {
        return recorded.position() < position || looksBack(recorded.event())
                ? this
                : new Reporting(afterwards, recorded.position(), isLate(recorded));
    }

    /// While it goes on.
    public boolean live() {
        return !afterwards && !late;
    }

    private static boolean isLate(RecordedEvent recorded) {
        return recorded.fromImport() || recorded.happenedAt().plus(LATE).isBefore(recorded.recordedAt());
    }

    /// What is written of any incident, also of one that has long been over.
    private static boolean looksBack(IncidentEvent event) {
        return switch (event) {
            case Correction _,ActionItemAdded _,ActionItemChanged _,PostmortemSectionWritten _,PostmortemTimelineSignedOff _,PostmortemPublished _ ->
                true;
            case IncidentEvent _ -> false;
        };
    }
}
