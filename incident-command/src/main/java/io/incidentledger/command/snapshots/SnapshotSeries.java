package io.incidentledger.command.snapshots;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.incidentledger.command.incident.ExternalIncident;
import io.incidentledger.command.incident.ExternalIncident.Times;
import io.incidentledger.command.incident.ExternalIncident.Update;
import io.incidentledger.command.snapshots.Listing.Listed;
import io.incidentledger.command.snapshots.Listing.Posted;
import io.incidentledger.command.snapshots.SnapshotChange.Gone;
import io.incidentledger.command.snapshots.SnapshotChange.Told;
import io.incidentledger.events.Audience;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Visibility;
import org.jspecify.annotations.Nullable;

/// What snapshots of one or more pages change, one after the other. It depends on the snapshots alone. Not thread-safe.
final class SnapshotSeries {
    private static final String SOURCE = "import";

    private final Map<String, Page> pages = new HashMap<>();

    /// The changes that the next snapshot brings, older incidents first.
    List<SnapshotChange> next(Listing listing) {
        return pages.computeIfAbsent(listing.system(), system -> new Page()).next(listing);
    }

    /// A page as it was in its last snapshot.
    private static final class Page {
        private final Map<String, Known> known = new LinkedHashMap<>();
        private int listed;

        List<SnapshotChange> next(Listing listing) {
            List<SnapshotChange> changes = new ArrayList<>();
            List<Listed> incidents = listing.incidents().stream()
                    .sorted(Comparator.comparing(incident -> incident.times().declaredAt())).toList();
            for (Listed incident : incidents) {
                Known page = known.computeIfAbsent(incident.ref().id(), id -> new Known());
                @Nullable Told told = page.told(incident);
                if (told != null) {
                    changes.add(told);
                }
            }
            changes.addAll(gone(listing));
            listed = incidents.size();
            return changes;
        }

        private List<SnapshotChange> gone(Listing listing) {
            Set<String> ids = new HashSet<>();
            listing.incidents().forEach(incident -> ids.add(incident.ref().id()));
            boolean complete = listing.newestOnly() && ids.size() < listed;
            List<SnapshotChange> changes = new ArrayList<>();
            known.forEach((id, incident) -> {
                if (!ids.contains(id) && incident.leaves(listing, complete)) {
                    changes.add(incident.gone());
                }
            });
            return changes;
        }
    }

    /// An incident of a page.
    private static final class Known {
        private final UpdateIds updateIds = new UpdateIds();
        private @Nullable Listed listed;
        private @Nullable ExternalIncident told;
        private boolean present;

        /// Null: it is as it was.
        @Nullable Told told(Listed incident) {
            ExternalIncident next = external(incident);
            boolean same = present && next.equals(told);
            present = true;
            listed = incident;
            told = next;
            return same ? null : new Told(next, incident.digest());
        }

        /// Where an incident is listed first, that is its address for good.
        private ExternalIncident external(Listed incident) {
            List<String> ids = updateIds.next(incident.posted());
            List<Update> updates = new ArrayList<>();
            for (int i = 0; i < ids.size(); i++) {
                Posted posted = incident.posted().get(i);
                updates.add(new Update(ids.get(i), posted.at(), posted.status(), posted.message(), Audience.PUBLIC));
            }
            return new ExternalIncident(listed == null ? incident.ref() : listed.ref(), incident.title(), null,
                    incident.severity(), incident.services().stream().sorted().toList(), incident.labels(),
                    Visibility.NORMAL, Mode.BACKFILL,
                    SOURCE, incident.times(), updates, List.of(), List.of(), List.of());
        }

        /// Whether its absence means that it was taken back.
        ///
        /// @param complete
        ///            nothing can have fallen off the listing's end since the snapshot before
        boolean leaves(Listing listing, boolean complete) {
            return present && (complete || listing.incidents().stream().anyMatch(this::isOlder));
        }

        /// Whether the other one is older in every respect: whatever the page sorts by, it would have fallen off the end first.
        private boolean isOlder(Listed other) {
            Times mine = Objects.requireNonNull(listed).times();
            Times others = other.times();
            return others.declaredAt().isBefore(mine.declaredAt()) && !beginning(others).isAfter(beginning(mine))
                    && !end(others).isAfter(end(mine));
        }

        private static Instant beginning(Times times) {
            return times.impactStartedAt() == null ? times.declaredAt() : times.impactStartedAt();
        }

        private static Instant end(Times times) {
            return times.resolvedAt() == null ? Instant.MAX : times.resolvedAt();
        }

        Gone gone() {
            present = false;
            Listed last = Objects.requireNonNull(listed);
            return new Gone(last.ref(), last.digest());
        }
    }
}
