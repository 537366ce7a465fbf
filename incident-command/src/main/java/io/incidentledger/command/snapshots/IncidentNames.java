package io.incidentledger.command.snapshots;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.incidentledger.command.snapshots.Listing.Listed;
import io.incidentledger.command.snapshots.Listing.Name;
import io.incidentledger.ledger.Hash;
import org.jspecify.annotations.Nullable;

/// What the incidents of a series are called, all snapshots taken together. Where a page goes over from one field to another, the
/// snapshots that have both tell which belongs to which, unless others say something else of either. Not thread-safe.
public final class IncidentNames {
    static final String SIDE_BY_SIDE = "one snapshot has both";

    private final Map<String, Map<Name, Use>> pages = new HashMap<>();
    private int snapshots;

    IncidentNames() {}

    /// Why two incidents stay two, though one of a snapshot has the names of both.
    ///
    /// @param rule
    ///            the same for all of a kind
    /// @param words
    ///            what there is in particular
    record Doubt(String rule, String words) {}

    /// How a name is used, in all snapshots.
    private static final class Use {
        private final int order;
        /// Snapshots in which it is the only name of an incident.
        private final Spans alone = new Spans();
        /// With which it stands in an incident first; null: with none.
        private @Nullable Name partner;
        /// With which else.
        private @Nullable Name other;
        /// Whether two incidents of one snapshot have it.
        private boolean twice;

        Use(int order) {
            this.order = order;
        }

        void standsWith(Name name) {
            if (partner == null) {
                partner = name;
            } else if (!partner.equals(name) && other == null) {
                other = name;
            }
        }
    }

    /// Adds the next snapshot, which may list incidents of several kinds.
    void add(List<Listing> snapshot) {
        snapshots++;
        Map<String, Map<Name, Hash>> listed = new HashMap<>();
        for (Listing listing : snapshot) {
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
            incident.names().stream().filter(each -> !each.equals(name)).forEach(use::standsWith);
            if (incident.names().size() == 1) {
                use.alone.add(snapshots);
            }
        }
    }

    /// The other name of the incident that is called so; null: it has none, or it is in doubt.
    @Nullable Name partner(String system, Name name) {
        @Nullable Use use = use(system, name);
        return use == null || use.partner == null || objection(system, name, use.partner) != null
                ? null
                : use.partner;
    }

    /// Why two names do not belong to one incident, though one has both; null: they do.
    @Nullable Doubt objection(String system, Name one, Name other) {
        for (Name name : List.of(one, other)) {
            @Nullable Use use = use(system, name);
            if (use != null && use.other != null) {
                return new Doubt("one of the names is used for another incident, too",
                        "%s stands with %s and with %s".formatted(name, use.partner, use.other));
            }
            if (use != null && use.twice) {
                return new Doubt(SIDE_BY_SIDE, "two incidents of it have the %s".formatted(name));
            }
            @Nullable Name namesake = namesake(system, name);
            if (namesake != null) {
                return new Doubt("another incident has one of the names in another field",
                        "the %s is not the %s".formatted(namesake, name));
            }
        }
        return isBeside(system, one, other)
                ? new Doubt(SIDE_BY_SIDE, "the %s and the %s stand side by side".formatted(one, other))
                : null;
    }

    /// What another incident is called by another field, though it reads the same; null: there is none.
    private @Nullable Name namesake(String system, Name name) {
        for (String field : Listings.NAMING) {
            Name other = new Name(field, name.value());
            @Nullable Use use = other.equals(name) ? null : use(system, other);
            if (use != null && (standsWithAnother(system, name, other) || standsWithAnother(system, other, name)
                    || isBeside(system, name, other))) {
                return other;
            }
        }
        return null;
    }

    private boolean standsWithAnother(String system, Name name, Name other) {
        @Nullable Use use = use(system, name);
        return use != null && use.partner != null && !(use.partner.equals(other) && use.other == null);
    }

    private boolean isBeside(String system, Name one, Name other) {
        @Nullable Use first = use(system, one);
        @Nullable Use second = use(system, other);
        return first != null && second != null && first.alone.meets(second.alone);
    }

    /// Under which an incident is known that the ledger does not have yet: the name that the series had first.
    String first(String system, Name name) {
        @Nullable Name partner = partner(system, name);
        return idOf(system, partner != null && order(system, partner) < order(system, name) ? partner : name);
    }

    /// The id of an incident that is known by this name. Of two that read the same and mean different incidents, the later one has its field before it.
    String idOf(String system, Name name) {
        @Nullable Name namesake = namesake(system, name);
        return namesake != null && order(system, namesake) < order(system, name)
                ? name.field() + ":" + name.value()
                : name.value();
    }

    private int order(String system, Name name) {
        @Nullable Use use = use(system, name);
        return use == null ? Integer.MAX_VALUE : use.order;
    }

    private @Nullable Use use(String system, Name name) {
        return pages.getOrDefault(system, Map.of()).get(name);
    }
}
