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
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

import io.incidentledger.command.incident.ExternalIncident;
import io.incidentledger.command.incident.ExternalIncident.Times;
import io.incidentledger.command.incident.ExternalIncident.Update;
import io.incidentledger.command.pipeline.CommitIds;
import io.incidentledger.command.snapshots.Identities.Identified;
import io.incidentledger.command.snapshots.IncidentNames.Doubt;
import io.incidentledger.command.snapshots.Listing.Extent;
import io.incidentledger.command.snapshots.Listing.Listed;
import io.incidentledger.command.snapshots.Listing.Posted;
import io.incidentledger.command.snapshots.SnapshotChange.Ended;
import io.incidentledger.command.snapshots.SnapshotChange.Gone;
import io.incidentledger.command.snapshots.SnapshotChange.Named;
import io.incidentledger.command.snapshots.SnapshotChange.Same;
import io.incidentledger.command.snapshots.SnapshotChange.Told;
import io.incidentledger.events.Audience;
import io.incidentledger.events.ExternalRef;
import io.incidentledger.events.Mode;
import io.incidentledger.events.Visibility;
import io.incidentledger.ledger.Hash;
import org.jspecify.annotations.Nullable;

/// What snapshots of one or more pages change, one after the other. It depends on the snapshots, and on which of their incidents the ledger tells apart. Not thread-safe; blocks.
final class SnapshotSeries {
    private static final String SOURCE = "import";

    private final Map<List<Object>, Page> pages = new HashMap<>();
    private final Map<String, Identities> identities = new HashMap<>();
    private final IncidentNames names;
    private final RecordedIncidents recorded;
    private final Instant known;
    private final BiConsumer<String, Doubt> doubts;

    /// @param known
    ///            up to when the ledger had been told when the import began
    /// @param doubts
    ///            hears, once for each pair, what two incidents are called that stay two though the names say that they are one, and why
    SnapshotSeries(IncidentNames names, RecordedIncidents recorded, Instant known, BiConsumer<String, Doubt> doubts) {
        this.names = names;
        this.recorded = recorded;
        this.known = known;
        this.doubts = doubts;
    }

    /// The changes that the next snapshot brings, older incidents first.
    ///
    /// @param at
    ///            when it was taken
    List<SnapshotChange> next(Listing listing, Instant at) {
        return pages.computeIfAbsent(List.of(listing.system(), listing.maintenances()),
                list -> new Page(listing.system(), listing.maintenances(), identities(listing.system()), recorded))
                .next(listing, at);
    }

    private Identities identities(String system) {
        return identities.computeIfAbsent(system, each -> new Identities(system, names, recorded, known, doubts));
    }

    /// What could not be said in its place: incidents that are one, though earlier imports went on with both.
    List<SnapshotChange> overdue(Instant at) {
        List<SnapshotChange> changes = new ArrayList<>();
        identities.forEach((system, page) -> page.due(at).forEach(due -> pages.values().stream()
                .filter(list -> list.system.equals(system)).forEach(list -> changes.addAll(list.overdue(due, at)))));
        return changes;
    }

    /// The ledger refused to merge an incident.
    void stayApart(Same same, String why) {
        identities(same.ref().system()).stayApart(same.ref().id(), same.into(), why);
    }

    /// Whether an incident was merged into another one, of which is told what the page says.
    boolean isMerged(ExternalRef ref, Instant at) {
        return !identities(ref.system()).follow(ref.id(), at).equals(ref.id());
    }

    /// A list of a page as it was in its last snapshot.
    private static final class Page {
        private final Map<String, Known> known = new LinkedHashMap<>();
        private final String system;
        private final boolean maintenances;
        private final Identities identities;
        private final RecordedIncidents recorded;
        private int newest;

        Page(String system, boolean maintenances, Identities identities, RecordedIncidents recorded) {
            this.system = system;
            this.maintenances = maintenances;
            this.identities = identities;
            this.recorded = recorded;
        }

        List<SnapshotChange> next(Listing listing, Instant at) {
            List<SnapshotChange> changes = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            Set<String> others = new HashSet<>();
            List<Listed> incidents = listing.incidents().stream()
                    .sorted(Comparator.comparing(incident -> incident.times().declaredAt())).toList();
            for (Listed incident : incidents) {
                @Nullable Identified identified = identities.identify(incident, at, ids, id -> isNoNews(id, incident),
                        id -> recorded.wasTold(at, CommitIds.external(system, id), incident.digest()));
                if (identified != null && ids.add(identified.id())) {
                    others.addAll(identified.others());
                    tell(identified, incident, at, changes);
                }
            }
            int listed = ids.size();
            boolean complete = listing.extent() == Extent.NEWEST && listed < newest;
            ids.addAll(others);
            changes.addAll(missing(listing, ids, complete, at));
            newest = listing.extent() == Extent.NEWEST ? listed : newest;
            return changes;
        }

        private void tell(Identified identified, Listed incident, Instant at, List<SnapshotChange> changes) {
            String id = identified.id();
            @Nullable Told told = known.computeIfAbsent(id, same -> new Known(id, maintenances))
                    .told(incident, at, identified.sure());
            if (told != null) {
                changes.add(told);
            }
            ExternalRef ref = new ExternalRef(system, id, null);
            if (identified.note() != null) {
                changes.add(new Named(ref, incident.digest(), identified.note()));
            }
            if (identified.duplicate() != null) {
                changes.add(new Same(new ExternalRef(system, identified.duplicate(), null), incident.digest(), id));
            }
        }

        private boolean isNoNews(String id, Listed incident) {
            @Nullable Known there = known.get(id);
            return there != null && there.isAs(incident);
        }

        /// The incident that goes on is told what the other one was told last, if the page still lists it.
        List<SnapshotChange> overdue(Identified due, Instant at) {
            List<SnapshotChange> changes = new ArrayList<>();
            @Nullable Known into = known.get(due.id());
            @Nullable Known duplicate = known.get(String.valueOf(due.duplicate()));
            @Nullable Listed last = duplicate == null || into != null && !into.listedAt.isBefore(duplicate.listedAt)
                    ? null
                    : duplicate.present();
            @Nullable Known either = duplicate == null ? into : duplicate;
            if (last != null) {
                tell(due, last, at, changes);
            } else if (either != null) {
                changes.add(new Same(new ExternalRef(system, String.valueOf(due.duplicate()), null), either.digest(),
                        due.id()));
            }
            return changes;
        }

        private List<SnapshotChange> missing(Listing listing, Set<String> ids, boolean complete, Instant at) {
            List<SnapshotChange> changes = new ArrayList<>();
            known.forEach((id, incident) -> {
                if (ids.contains(id) || !identities.follow(id, at).equals(id)) {
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
        private final UpdateIds updateIds = new UpdateIds();
        private final String id;
        private final boolean maintenance;
        private @Nullable Listed listed;
        private @Nullable ExternalIncident told;
        private Instant listedAt = Instant.EPOCH;
        private boolean present;
        /// Whether it was missing from a list of open ones since it was listed.
        private boolean unlisted;

        Known(String id, boolean maintenance) {
            this.id = id;
            this.maintenance = maintenance;
        }

        /// Null: it is as it was.
        @Nullable Told told(Listed incident, Instant at, boolean sure) {
            ExternalIncident next = external(incident);
            boolean same = present && next.equals(told);
            present = true;
            unlisted = false;
            listedAt = at;
            listed = incident;
            told = next;
            return same ? null : new Told(next, incident.digest(), maintenance, sure);
        }

        /// Whether the page says the same of an incident as it did last, whatever it calls it.
        boolean isAs(Listed incident) {
            return present && listed != null && said(listed).equals(said(incident));
        }

        private static List<Object> said(Listed incident) {
            return List.of(incident.title(), incident.severity(), Set.copyOf(incident.services()), incident.labels(),
                    incident.times(), incident.posted(), Optional.ofNullable(incident.regions()));
        }

        /// What the page said last; null: it lists it no more.
        @Nullable Listed present() {
            return present && !unlisted ? listed : null;
        }

        Hash digest() {
            return Objects.requireNonNull(listed).digest();
        }

        /// Where an incident is listed first, that is its address for good.
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
            ExternalRef first = told == null ? incident.ref() : told.ref();
            return new ExternalRef(first.system(), id, first.url());
        }

        /// It is missing from a list of open ones. Empty: that was noticed before.
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
            return new Gone(ref(last), last.digest());
        }
    }
}
