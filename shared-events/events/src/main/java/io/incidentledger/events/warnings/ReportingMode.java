package io.incidentledger.events.warnings;

import java.time.Duration;

import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.IncidentEvent.IncidentAcknowledged;
import io.incidentledger.events.IncidentEvent.IncidentCancelled;
import io.incidentledger.events.IncidentEvent.IncidentClosed;
import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.IncidentMitigated;
import io.incidentledger.events.IncidentEvent.IncidentReopened;
import io.incidentledger.events.IncidentEvent.IncidentResolved;
import io.incidentledger.events.IncidentEvent.IncidentRevived;
import io.incidentledger.events.IncidentEvent.ResponderEvent;
import io.incidentledger.events.IncidentEvent.SeverityChanged;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.Mode;
import io.incidentledger.events.RecordedEvent;

/// Whether people tell of an incident while it goes on, or write it down afterwards: what nobody waits for is not
/// overdue. Immutable.
///
/// @param backfill it was declared as one
/// @param toldLive something of its course was told by people within an hour; what is told late besides does not
///     disprove that
public record ReportingMode(boolean backfill, boolean toldLive) {

    private static final Duration LATE = Duration.ofHours(1);

    /// At the declaration.
    public static ReportingMode of(IncidentDeclared declared, RecordedEvent recorded) {
        return new ReportingMode(declared.mode() == Mode.BACKFILL, isReportedLive(recorded));
    }

    /// After another event; in which order they come makes no difference.
    public ReportingMode after(RecordedEvent recorded) {
        return toldLive || !isOfCourse(recorded.event()) || !isReportedLive(recorded)
                ? this
                : new ReportingMode(backfill, true);
    }

    /// While it goes on.
    public boolean live() {
        return !backfill && toldLive;
    }

    private static boolean isReportedLive(RecordedEvent recorded) {
        return !recorded.fromImport() && !recorded.toldOf().plus(LATE).isBefore(recorded.recordedAt());
    }

    /// What moves the incident on. All else is also written of one that has long been over, or looks back at one that
    /// goes on: notes, stated times, action items, corrections.
    private static boolean isOfCourse(IncidentEvent event) {
        return switch (event) {
            case ResponderEvent _,IncidentAcknowledged _,SeverityChanged _,StatusUpdated _,IncidentMitigated _,IncidentResolved _,IncidentReopened _,IncidentClosed _,IncidentCancelled _,IncidentRevived _ ->
                true;
            case IncidentEvent _ -> false;
        };
    }
}
