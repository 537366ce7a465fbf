package io.incidentledger.command.imports.pagehistory;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

import io.incidentledger.command.imports.pagehistory.PageSnapshot.Name;
import org.jspecify.annotations.Nullable;

/// How the snapshots of an import call the incidents of the ledger, in the order in which they were told. Not
/// thread-safe.
final class CurrentNames {
    private final Map<String, Use> uses = new LinkedHashMap<>();

    /// @param own
    ///            by which the ledger knows the incident; null: by none of the snapshots'
    /// @param names
    ///            by which it was told, in their order
    /// @param shapes
    ///            which names stood together in a snapshot
    record Use(@Nullable Name own, SequencedSet<Name> names, Set<Set<Name>> shapes) {}

    /// A snapshot was told of an incident; it begins to be called so.
    void record(String id, @Nullable Name own, Set<Name> shape) {
        uses.computeIfAbsent(id, each -> new Use(own, new LinkedHashSet<>(), new HashSet<>())).shapes().add(shape);
    }

    /// An incident that was told has a name.
    void call(String id, Name name) {
        @Nullable Use use = uses.get(id);
        if (use == null) {
            throw new IllegalStateException(id + " was not told");
        }
        use.names().add(name);
    }

    /// Null: no snapshot was told of the incident, or by none of its names the ledger knows it.
    @Nullable Name own(String id) {
        @Nullable Use use = uses.get(id);
        return use == null ? null : use.own();
    }

    Set<Name> names(String id) {
        @Nullable Use use = uses.get(id);
        return use == null ? Set.of() : Collections.unmodifiableSet(use.names());
    }

    /// By the ids of the incidents.
    Map<String, Use> all() {
        return Collections.unmodifiableMap(uses);
    }
}
