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

/// What was told and noted.
///
/// @param updates how many status updates there are
/// @param entries how many timeline entries people wrote
/// @param lastUpdate the latest in the world
/// @param lastWordAt when the latest update with a message was given, in the world; not later than it was recorded
/// @param links from timeline entries, in the order in which they were recorded
/// @param reporting whether it is told while it goes on
public record Communication(int updates, int entries, @Nullable LastUpdate lastUpdate,
        @Nullable Instant lastWordAt, List<Link> links, ReportingMode reporting) {

    static Communication declared(IncidentDeclared declared, RecordedEvent recorded) {
        return new Communication(0, 0, null, null, List.of(), ReportingMode.of(declared, recorded));
    }

    /// Every event says whether the incident is told while it goes on.
    Communication evolve(RecordedEvent recorded) {
        return new Communication(updates, entries, lastUpdate, lastWordAt, links, reporting.after(recorded));
    }

    Communication with(StatusUpdated update, RecordedEvent recorded) {
        Instant word = update.message() == null ? lastWordAt : earlier(recorded.happenedAt(), recorded.learnedAt());
        LastUpdate last = new LastUpdate(update.updateId(), update.status(), update.message(), update.audience(),
                recorded.provenance().actor(), recorded.happenedAt(), recorded.recordedAt());
        return new Communication(updates + 1, entries, last, word, links, reporting);
    }

    /// Nobody was given a word at a time that was still to come.
    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    Communication with(TimelineEntryAdded entry) {
        if (entry.links().isEmpty()) {
            return new Communication(updates, entries + 1, lastUpdate, lastWordAt, links, reporting);
        }
        List<Link> changed = new ArrayList<>(links);
        changed.addAll(entry.links());
        return new Communication(updates, entries + 1, lastUpdate, lastWordAt, List.copyOf(changed),
                reporting);
    }
}
