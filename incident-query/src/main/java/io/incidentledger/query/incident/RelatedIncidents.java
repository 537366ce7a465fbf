package io.incidentledger.query.incident;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

import org.jspecify.annotations.Nullable;

/// The incidents that this one was merged into or has absorbed.
///
/// @param mergedInto null: it has not been merged
/// @param absorbed duplicates of this one, in the order in which they were merged into it
public record RelatedIncidents(@Nullable String mergedInto, List<String> absorbed) {

    static final RelatedIncidents NONE = new RelatedIncidents(null, List.of());

    RelatedIncidents mergedInto(@Nullable String other) {
        return new RelatedIncidents(other, absorbed);
    }

    RelatedIncidents absorbing(String duplicate) {
        SequencedSet<String> changed = new LinkedHashSet<>(absorbed);
        changed.add(duplicate);
        return new RelatedIncidents(mergedInto, List.copyOf(changed));
    }

    RelatedIncidents releasing(String duplicate) {
        return new RelatedIncidents(mergedInto, absorbed.stream().filter(each -> !each.equals(duplicate)).toList());
    }
}
