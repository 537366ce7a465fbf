package io.incidentledger.projection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// A persistent list for folds. Appending takes constant time and leaves existing lists unchanged, so that folding n
/// events takes n steps.
public record PersistentList<E>(E last, @Nullable PersistentList<E> before, int size) {

    /// @param before null for the empty list
    public static <E> PersistentList<E> of(@Nullable PersistentList<E> before, E element) {
        return new PersistentList<>(element, before, before == null ? 1 : before.size() + 1);
    }

    /// The elements from first to last.
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
