package io.incidentledger.query.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.events.Link;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.events.warnings.ReportingMode;
import org.jspecify.annotations.Nullable;

/// The status updates and timeline entries of an incident, summarized.
///
/// @param updates the number of status updates
/// @param entries the number of timeline entries that people wrote
/// @param lastUpdate the latest status update, in order of occurrence
/// @param lastWordAt the time of the latest status update with a message, but not later than it was recorded
/// @param links links from timeline entries, in the order in which they were added
/// @param reporting whether the incident is reported live or after the fact
public record CommunicationSummary(int updates, int entries, @Nullable LatestStatusUpdate lastUpdate,
        @Nullable Instant lastWordAt, List<Link> links, ReportingMode reporting) {

    static CommunicationSummary declared(IncidentDeclared declared, RecordedEvent recorded) {
        return new CommunicationSummary(0, 0, null, null, List.of(), ReportingMode.of(declared, recorded));
    }

    /// Every event contributes to whether the incident counts as reported live.
    CommunicationSummary evolve(RecordedEvent recorded) {
        return new CommunicationSummary(updates, entries, lastUpdate, lastWordAt, links, reporting.after(recorded));
    }

    CommunicationSummary with(StatusUpdated update, RecordedEvent recorded) {
        Instant word = update.message() == null ? lastWordAt : earlier(recorded.happenedAt(), recorded.learnedAt());
        LatestStatusUpdate last = new LatestStatusUpdate(update.updateId(), update.status(), update.message(),
                update.audience(),
                recorded.provenance().actor(), recorded.happenedAt(), recorded.recordedAt());
        return new CommunicationSummary(updates + 1, entries, last, word, links, reporting);
    }

    /// A message cannot have been given at a time that was still in the future when it was recorded.
    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    CommunicationSummary with(TimelineEntryAdded entry) {
        if (entry.links().isEmpty()) {
            return new CommunicationSummary(updates, entries + 1, lastUpdate, lastWordAt, links, reporting);
        }
        List<Link> changed = new ArrayList<>(links);
        changed.addAll(entry.links());
        return new CommunicationSummary(updates, entries + 1, lastUpdate, lastWordAt, List.copyOf(changed),
                reporting);
    }
}
