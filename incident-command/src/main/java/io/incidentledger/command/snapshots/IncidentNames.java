package io.incidentledger.command.snapshots;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.incidentledger.command.snapshots.Listing.Listed;
import io.incidentledger.command.snapshots.Listing.Name;

/// What the incidents of a series are called. Where a page goes over from one field to another, the snapshots that have both tell
/// which belongs to which, and the incident keeps the name that it had first. Not thread-safe.
public final class IncidentNames {
    private final Map<String, Map<Name, Set<Name>>> partners = new HashMap<>();
    private final Map<String, Map<Name, Integer>> order = new HashMap<>();

    IncidentNames() {}

    void add(Listing listing) {
        Map<Name, Set<Name>> page = partners.computeIfAbsent(listing.system(), system -> new HashMap<>());
        Map<Name, Integer> seen = order.computeIfAbsent(listing.system(), system -> new HashMap<>());
        for (Listed incident : listing.incidents()) {
            for (Name name : incident.names()) {
                seen.putIfAbsent(name, seen.size());
                page.computeIfAbsent(name, same -> new HashSet<>())
                        .addAll(incident.names().stream().filter(other -> !other.equals(name)).toList());
            }
        }
    }

    /// Under which the incident is known.
    String idOf(String system, Listed incident) {
        Map<Name, Integer> seen = order.getOrDefault(system, Map.of());
        Name name = incident.names().getFirst();
        Name first = name;
        for (Name partner : partners.getOrDefault(system, Map.of()).getOrDefault(name, Set.of())) {
            if (isOnly(system, partner, name) && seen.getOrDefault(partner, 0) < seen.getOrDefault(first, 0)) {
                first = partner;
            }
        }
        return first.value();
    }

    /// Whether one is used with the other and with no third of that field: else it tells nothing apart.
    private boolean isOnly(String system, Name one, Name other) {
        Map<Name, Set<Name>> page = partners.getOrDefault(system, Map.of());
        return page.getOrDefault(one, Set.of()).size() == 1 && page.getOrDefault(other, Set.of()).size() == 1;
    }
}
