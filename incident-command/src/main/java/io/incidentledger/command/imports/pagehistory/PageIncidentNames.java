package io.incidentledger.command.imports.pagehistory;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

import io.incidentledger.command.imports.pagehistory.PageSnapshot.Listed;
import io.incidentledger.command.imports.pagehistory.PageSnapshot.Name;
import io.incidentledger.ledger.Hash;
import org.jspecify.annotations.Nullable;

/// The names of the incidents in a series of snapshots. When a page changes from one field to another, the snapshots
/// that have both show which names belong together, unless others contradict. Not thread-safe.
public final class PageIncidentNames {
    private final Map<String, Map<Name, Use>> pages = new HashMap<>();
    private int snapshots;

    PageIncidentNames() {}

    /// How a name is used in all snapshots.
    private static final class Use {
        private final int order;
        private final SequencedSet<Name> partners = new LinkedHashSet<>();
        /// The snapshots in which it is the only name of an incident.
        private final NumberRanges alone = new NumberRanges();
        /// Whether two incidents of one snapshot have it.
        private boolean twice;

        Use(int order) {
            this.order = order;
        }
    }

    /// Adds the next snapshot, which may have several lists.
    void add(List<PageSnapshot> snapshot) {
        snapshots++;
        Map<String, Map<Name, Hash>> listed = new HashMap<>();
        for (PageSnapshot listing : snapshot) {
            Map<Name, Hash> there = listed.computeIfAbsent(listing.system(), system -> new HashMap<>());
            listing.incidents().forEach(incident -> add(incident, listing.system(), there));
        }
    }

    private void add(Listed incident, String system, Map<Name, Hash> there) {
        Map<Name, Use> page = pages.computeIfAbsent(system, each -> new HashMap<>());
        for (Name name : incident.names()) {
            Use use = page.computeIfAbsent(name, each -> new Use(page.size()));
            @Nullable Hash before = there.putIfAbsent(name, incident.digest());
            use.twice |= before != null && !before.equals(incident.digest());
            incident.names().stream().filter(other -> !other.equals(name)).forEach(use.partners::add);
            if (incident.names().size() == 1) {
                use.alone.add(snapshots);
            }
        }
    }

    /// Returns the names of one page.
    OfPage ofPage(String system) {
        return new OfPage(pages.getOrDefault(system, Map.of()));
    }

    /// The names of the incidents of a page.
    static final class OfPage {
        private final Map<Name, Use> page;

        private OfPage(Map<Name, Use> page) {
            this.page = page;
        }

        /// Returns the other name of the incident with this name; null: it has none, or the snapshots contradict each
        /// other.
        @Nullable Name partner(Name name) {
            Set<Name> others = others(name);
            @Nullable Name other = others.isEmpty() ? null : others.iterator().next();
            return other == null || contradiction(name, other) != null ? null : other;
        }

        /// Returns the names that occur together with a name in any snapshot.
        Set<Name> others(Name name) {
            @Nullable Use use = use(name);
            return use == null ? Set.of() : use.partners;
        }

        /// Returns why two names do not belong to one incident although an incident has both; null: they do.
        @Nullable String contradiction(Name one, Name other) {
            @Nullable Use first = use(one);
            @Nullable Use second = use(other);
            if (first == null || second == null) {
                return null;
            }
            for (Name name : List.of(one, other)) {
                Set<Name> partners = others(name);
                if (partners.size() > 1) {
                    Iterator<Name> two = partners.iterator();
                    return "the %s occurs with the %s and with the %s".formatted(name, two.next(), two.next());
                }
            }
            return first.twice || second.twice || first.alone.meets(second.alone)
                    ? "one snapshot has two incidents with these identifiers"
                    : null;
        }

        /// Whether one name occurs in the series before another.
        boolean isBefore(Name one, Name other) {
            @Nullable Use first = use(one);
            @Nullable Use second = use(other);
            return first != null && second != null && first.order < second.order;
        }

        private @Nullable Use use(Name name) {
            return page.get(name);
        }
    }
}
