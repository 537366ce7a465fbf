package io.incidentledger.query.measures.whatif;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.incidentledger.events.IncidentReference;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.query.measures.MeasureRow;
import org.jspecify.annotations.Nullable;

/// Finds incidents by the ids or numbers that a caller has given. Not thread-safe; use one instance per response.
final class IncidentResolver {

    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, StoredDocument<MeasureRow>> rows = new LinkedHashMap<>();

    /// @param names the ids or numbers in the request
    /// @param read rows that have been read already
    /// @param incidentWith the id for a display number; null: there is none
    /// @param reading reads the rows of incidents that are not among those
    IncidentResolver(Collection<String> names, List<StoredDocument<MeasureRow>> read,
            Function<Long, @Nullable String> incidentWith,
            Function<Collection<String>, List<StoredDocument<MeasureRow>>> reading) {
        for (String name : new LinkedHashSet<>(names)) {
            IncidentReference.idOf(name, number -> Optional.ofNullable(incidentWith.apply(number)))
                    .ifPresent(id -> ids.put(name, id));
        }
        read.forEach(row -> rows.put(row.id(), row));
        Set<String> missing = new LinkedHashSet<>(ids.values());
        missing.removeAll(rows.keySet());
        if (!missing.isEmpty()) {
            reading.apply(missing).forEach(row -> rows.put(row.id(), row));
        }
    }

    /// The incident with that id or number; null if there is none.
    @Nullable StoredDocument<MeasureRow> find(String name) {
        String id = ids.get(name);
        return id == null ? null : rows.get(id);
    }

    /// The rows that had been read already, and the rows of all other incidents that were named.
    List<StoredDocument<MeasureRow>> all() {
        return List.copyOf(rows.values());
    }
}
