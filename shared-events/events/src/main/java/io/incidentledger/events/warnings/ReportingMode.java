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

/// Whether an incident is recorded while it is in progress or written down afterwards. Updates can only be overdue if
/// somebody waits for them. Immutable.
///
/// @param backfill whether the incident was declared as a backfill
/// @param toldLive whether people recorded some of its progress within an hour; other events that are recorded late do
///     not change this
public record ReportingMode(boolean backfill, boolean toldLive) {

    private static final Duration LATE = Duration.ofHours(1);

    /// Returns the mode after the declaration.
    public static ReportingMode of(IncidentDeclared declared, RecordedEvent recorded) {
        return new ReportingMode(declared.mode() == Mode.BACKFILL, isReportedLive(recorded));
    }

    /// Returns the mode after another event; the order of the events makes no difference.
    public ReportingMode after(RecordedEvent recorded) {
        return toldLive || !isOfCourse(recorded.event()) || !isReportedLive(recorded)
                ? this
                : new ReportingMode(backfill, true);
    }

    /// Whether the incident is recorded while it is in progress.
    public boolean live() {
        return !backfill && toldLive;
    }

    private static boolean isReportedLive(RecordedEvent recorded) {
        return !recorded.fromImport() && !recorded.statedTimeOf().plus(LATE).isBefore(recorded.recordedAt());
    }

    /// Whether the event advances the incident. All other events may also be recorded long after the incident is over,
    /// or look back at an earlier point of an ongoing one: notes, explicit times, action items, corrections.
    private static boolean isOfCourse(IncidentEvent event) {
        return switch (event) {
            case ResponderEvent _,IncidentAcknowledged _,SeverityChanged _,StatusUpdated _,IncidentMitigated _,IncidentResolved _,IncidentReopened _,IncidentClosed _,IncidentCancelled _,IncidentRevived _ ->
                true;
            case IncidentEvent _ -> false;
        };
    }
}
