package io.incidentledger.projection;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A part of an answer.
 *
 * @param next
 *            where to go on; null: this was all
 */
public record Page<D>(List<StoredDocument<D>> items, DocumentQuery.@Nullable Cursor next) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * @param found
     *            in order, those that fit and one more if there are more
     */
    static <D> Page<D> of(List<StoredDocument<D>> found, int limit, IndexField<D> sortField) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<StoredDocument<D>> items = found.subList(0, limit);
        return new Page<>(items, DocumentQuery.Cursor.of(sortField, items.getLast()));
    }
}
