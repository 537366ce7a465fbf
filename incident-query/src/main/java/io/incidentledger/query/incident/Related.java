package io.incidentledger.query.incident;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

import org.jspecify.annotations.Nullable;

/// Other incidents that this one was merged into or has taken in.
///
/// @param mergedInto
///            null: it stands by itself
/// @param absorbed
///            duplicates of this one, in the order in which they were merged into it
public record Related(@Nullable String mergedInto, List<String> absorbed) {

    static final Related NONE = new Related(null, List.of());

    Related mergedInto(@Nullable String other) {
        return new Related(other, absorbed);
    }

    Related absorbing(String duplicate) {
        SequencedSet<String> changed = new LinkedHashSet<>(absorbed);
        changed.add(duplicate);
        return new Related(mergedInto, List.copyOf(changed));
    }

    Related releasing(String duplicate) {
        return new Related(mergedInto, absorbed.stream().filter(each -> !each.equals(duplicate)).toList());
    }
}
