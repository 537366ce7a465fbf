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

/// The names that the snapshots of an import use for incidents of the ledger, in the order in which they were recorded.
/// Not thread-safe.
final class SnapshotNameUses {
    private final Map<String, Use> uses = new LinkedHashMap<>();

    /// @param own the name under which the ledger knows the incident; null: none of the snapshots' names
    /// @param names the names under which it was recorded, in order
    /// @param shapes the sets of names that occurred together in a snapshot
    record Use(@Nullable Name own, SequencedSet<Name> names, Set<Set<Name>> shapes) {}

    /// Records that a snapshot was imported for an incident, with these names.
    void record(String id, @Nullable Name own, Set<Name> shape) {
        uses.computeIfAbsent(id, each -> new Use(own, new LinkedHashSet<>(), new HashSet<>())).shapes().add(shape);
    }

    /// Adds a name of an incident that was recorded.
    void call(String id, Name name) {
        @Nullable Use use = uses.get(id);
        if (use == null) {
            throw new IllegalStateException(id + " was not imported");
        }
        use.names().add(name);
    }

    /// Null: no snapshot was recorded for the incident, or the ledger knows it under none of its names.
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
