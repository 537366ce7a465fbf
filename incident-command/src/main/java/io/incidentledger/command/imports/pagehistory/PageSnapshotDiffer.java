package io.incidentledger.command.imports.pagehistory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.incidentledger.command.imports.ExternalIncident;
import io.incidentledger.command.imports.ExternalIncident.Times;
import io.incidentledger.command.imports.ExternalIncident.Update;
import io.incidentledger.command.imports.pagehistory.PageSnapshot.Extent;
import io.incidentledger.command.imports.pagehistory.PageSnapshot.Listed;
import io.incidentledger.command.imports.pagehistory.PageSnapshot.Posted;
import io.incidentledger.command.imports.pagehistory.SnapshotChange.Ended;
import io.incidentledger.command.imports.pagehistory.SnapshotChange.Gone;
import io.incidentledger.command.imports.pagehistory.SnapshotChange.Told;
import io.incidentledger.events.Audience;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Visibility;
import org.jspecify.annotations.Nullable;

/// Computes the changes between consecutive snapshots of one or more pages. The result depends on the snapshots, and on
/// which of their incidents the ledger distinguishes. Not thread-safe; blocks.
final class PageSnapshotDiffer {
    private static final String SOURCE = "import";

    private final Map<List<Object>, Page> pages = new HashMap<>();
    private final Map<String, PageIncidentMatcher> identities = new HashMap<>();
    private final Function<String, PageIncidentMatcher> identify;

    /// @param identify returns the matcher for the incidents of a page
    PageSnapshotDiffer(Function<String, PageIncidentMatcher> identify) {
        this.identify = identify;
    }

    /// Returns the changes that the next snapshot brings, older incidents first.
    ///
    /// @param at when it was taken
    List<SnapshotChange> next(PageSnapshot listing, Instant at) {
        PageIncidentMatcher page = identities.computeIfAbsent(listing.system(), identify);
        return pages.computeIfAbsent(List.of(listing.system(), listing.maintenances()), list -> new Page(page))
                .next(listing, at);
    }

    /// A list of a page as of its last snapshot.
    private static final class Page {
        private final Map<String, Known> known = new LinkedHashMap<>();
        private final PageIncidentMatcher pageIncidentMatcher;
        private int newest;

        Page(PageIncidentMatcher pageIncidentMatcher) {
            this.pageIncidentMatcher = pageIncidentMatcher;
        }

        List<SnapshotChange> next(PageSnapshot listing, Instant at) {
            List<SnapshotChange> changes = new ArrayList<>();
            List<Listed> incidents = listing.incidents().stream()
                    .sorted(Comparator.comparing(incident -> incident.times().declaredAt())).toList();
            List<String> ids = pageIncidentMatcher.identify(incidents, at);
            for (int i = 0; i < ids.size(); i++) {
                String id = ids.get(i);
                Listed incident = incidents.get(i);
                @Nullable Told change = known.computeIfAbsent(id, same -> new Known(id, listing.maintenances()))
                        .toChange(incident, at, pageIncidentMatcher.isDoubtful(incident));
                if (change != null) {
                    changes.add(change);
                }
            }
            changes.addAll(missing(listing, new HashSet<>(ids)));
            newest = listing.extent() == Extent.NEWEST ? ids.size() : newest;
            return changes;
        }

        private List<SnapshotChange> missing(PageSnapshot listing, Set<String> ids) {
            boolean complete = listing.extent() == Extent.NEWEST && ids.size() < newest;
            List<SnapshotChange> changes = new ArrayList<>();
            if (!ids.containsAll(known.keySet())) {
                listing.incidents().forEach(incident -> ids.addAll(pageIncidentMatcher.related(incident)));
            }
            known.forEach((id, incident) -> {
                if (ids.contains(id)) {
                    return;
                }
                if (listing.extent() == Extent.OPEN) {
                    incident.ended().ifPresent(changes::add);
                } else if (incident.leaves(listing, complete)) {
                    changes.add(incident.gone());
                }
            });
            return changes;
        }
    }

    /// An incident of a page.
    private static final class Known {
        private final UpdateMatcher updateIds = new UpdateMatcher();
        private final String id;
        private final boolean maintenance;
        private @Nullable Listed listed;
        private @Nullable ExternalIncident imported;
        private Instant listedAt = Instant.EPOCH;
        private boolean present;
        /// Whether it was missing from a list of open incidents since it was last listed.
        private boolean unlisted;

        Known(String id, boolean maintenance) {
            this.id = id;
            this.maintenance = maintenance;
        }

        /// Null: it is unchanged.
        @Nullable Told toChange(Listed incident, Instant at, boolean doubtful) {
            ExternalIncident next = external(incident);
            boolean same = present && next.equals(imported);
            present = true;
            unlisted = false;
            listedAt = at;
            listed = incident;
            imported = next;
            return same ? null : new Told(next, incident.digest(), maintenance, doubtful);
        }

        /// The address of an incident is always the one under which it was first listed.
        private ExternalIncident external(Listed incident) {
            List<String> ids = updateIds.next(incident.posted());
            List<Update> updates = new ArrayList<>();
            for (int i = 0; i < ids.size(); i++) {
                Posted posted = incident.posted().get(i);
                updates.add(new Update(ids.get(i), posted.at(), posted.status(), posted.message(), Audience.PUBLIC));
            }
            return new ExternalIncident(ref(incident), incident.title(), null,
                    incident.severity(), incident.services().stream().sorted().toList(), incident.labels(),
                    Visibility.NORMAL, Mode.BACKFILL,
                    SOURCE, incident.times(), updates, List.of(), List.of(), List.of(), false, incident.regions());
        }

        private ExternalRef ref(Listed incident) {
            ExternalRef first = imported == null ? incident.ref() : imported.ref();
            return new ExternalRef(first.system(), id, first.url());
        }

        /// Handles its absence from a list of open incidents. Empty: that was noticed before.
        Optional<SnapshotChange> ended() {
            if (!present || unlisted) {
                return Optional.empty();
            }
            unlisted = true;
            Listed last = Objects.requireNonNull(listed);
            boolean open = last.times().resolvedAt() == null;
            present = !open;
            return Optional.of(new Ended(ref(last), last.digest(), open, listedAt));
        }

        /// Whether its absence means that it was withdrawn.
        ///
        /// @param complete nothing can have dropped off the list's end since the previous snapshot
        boolean leaves(PageSnapshot listing, boolean complete) {
            return present && (complete || listing.incidents().stream().anyMatch(this::isOlder));
        }

        /// Whether the other one is older in every respect: whatever the page sorts by, the other one would have
        /// dropped off the end first.
        private boolean isOlder(Listed other) {
            Times mine = Objects.requireNonNull(listed).times();
            Times others = other.times();
            return others.declaredAt().isBefore(mine.declaredAt()) && !startOf(others).isAfter(startOf(mine))
                    && !end(others).isAfter(end(mine));
        }

        private static Instant startOf(Times times) {
            return times.impactStartedAt() == null ? times.declaredAt() : times.impactStartedAt();
        }

        private static Instant end(Times times) {
            return times.resolvedAt() == null ? Instant.MAX : times.resolvedAt();
        }

        Gone gone() {
            present = false;
            Listed last = Objects.requireNonNull(listed);
            return new Gone(ref(last), last.digest());
        }
    }
}
