package io.incidentledger.query.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.events.IncidentEvent.StatusUpdated;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;
import io.incidentledger.events.Link;
import io.incidentledger.view.RecordedEvent;
import org.jspecify.annotations.Nullable;

/// What was told and noted.
///
/// @param updates
///            how many status updates there are
/// @param entries
///            how many timeline entries people wrote
/// @param lastUpdate
///            the latest in the world
/// @param lastWordAt
///            the latest time in the world at which an update with a message was given
/// @param links
///            from timeline entries, in the order in which they were recorded
public record Communication(int updates, int entries, @Nullable LastUpdate lastUpdate,
        @Nullable Instant lastWordAt, List<Link> links) {

    static final Communication NONE = new Communication(0, 0, null, null, List.of());

    Communication with(StatusUpdated update, RecordedEvent recorded) {
        Instant word = update.message() == null ? lastWordAt : later(lastWordAt, recorded.happenedAt());
        return new Communication(updates + 1, entries, last(update, recorded), word, links);
    }

    private LastUpdate last(StatusUpdated update, RecordedEvent recorded) {
        if (lastUpdate != null && lastUpdate.at().isAfter(recorded.happenedAt())) {
            return lastUpdate;
        }
        return new LastUpdate(update.updateId(), update.status(), update.message(), update.audience(),
                recorded.provenance().actor(), recorded.happenedAt(), recorded.recordedAt());
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one != null && one.isAfter(other) ? one : other;
    }

    Communication with(TimelineEntryAdded entry) {
        if (entry.links().isEmpty()) {
            return new Communication(updates, entries + 1, lastUpdate, lastWordAt, links);
        }
        List<Link> changed = new ArrayList<>(links);
        changed.addAll(entry.links());
        return new Communication(updates, entries + 1, lastUpdate, lastWordAt, List.copyOf(changed));
    }
}
