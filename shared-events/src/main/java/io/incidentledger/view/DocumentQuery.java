package io.incidentledger.view;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A question to a view, in no store's language.
 *
 * @param conditions
 *            all of them must hold
 * @param after
 *            where the page before ended; null: the first page
 * @param limit
 *            at least 1
 */
public record DocumentQuery(List<Condition> conditions, Sort sort, @Nullable Cursor after, int limit) {
    public DocumentQuery {
        conditions = List.copyOf(conditions);
        if (limit < 1) {
            throw new IllegalArgumentException("a page has at least one item");
        }
    }

    /** By a declared field, then by document id in the same direction, so that the order is total. */
    public record Sort(String field, boolean descending) {}

    /** The last document of a page: its sort value and its id. What is added later before it is not seen by going on; what is after it is. */
    public record Cursor(Comparable<?> value, String id) {}
}
