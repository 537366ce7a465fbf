package io.incidentledger.projection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// A list for folds: it grows at its end in constant time and leaves the shorter ones as they were, so that folding n
/// events costs n steps.
public record PersistentList<E>(E last, @Nullable PersistentList<E> before, int size) {

    /// @param before null: nothing
    public static <E> PersistentList<E> of(@Nullable PersistentList<E> before, E element) {
        return new PersistentList<>(element, before, before == null ? 1 : before.size() + 1);
    }

    /// From the first to the last.
    public List<E> toList() {
        List<E> elements = new ArrayList<>(size);
        @Nullable PersistentList<E> rest = this;
        while (rest != null) {
            elements.add(rest.last());
            rest = rest.before();
        }
        Collections.reverse(elements);
        return elements;
    }
}
