package io.incidentledger.projection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** A list for folds: it grows at its end in constant time and leaves the shorter ones as they were, so that folding n events costs n steps. */
public record Trail<E>(E last, @Nullable Trail<E> before, int size) {

    /**
     * @param before
     *            null: nothing
     */
    public static <E> Trail<E> of(@Nullable Trail<E> before, E element) {
        return new Trail<>(element, before, before == null ? 1 : before.size() + 1);
    }

    /** From the first to the last. */
    public List<E> toList() {
        List<E> elements = new ArrayList<>(size);
        @Nullable Trail<E> rest = this;
        while (rest != null) {
            elements.add(rest.last());
            rest = rest.before();
        }
        Collections.reverse(elements);
        return elements;
    }
}
