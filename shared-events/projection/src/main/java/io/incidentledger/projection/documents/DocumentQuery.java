package io.incidentledger.projection.documents;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// A query of a view, independent of the store.
///
/// @param conditions all of them must hold
/// @param after the end of the previous page; null for the first page
/// @param limit at least 1
public record DocumentQuery(List<FieldCondition> conditions, Sort sort, @Nullable Cursor after, int limit) {
    public DocumentQuery {
        conditions = List.copyOf(conditions);
        if (limit < 1) {
            throw new IllegalArgumentException("a page has at least one item");
        }
    }

    /// Sorts by a declared field, then by document id in the same direction, so that the order is total. Memory orders
    /// texts by UTF-16 units and MongoDB by code points; the two differ only for characters beyond U+FFFF.
    public record Sort(String field, boolean descending) {

        /// Returns the order by a field: ascending, or descending with a minus sign before its name.
        public static Sort by(String order) {
            boolean descending = order.startsWith("-");
            return new Sort(descending ? order.substring(1) : order, descending);
        }
    }

    /// The last document of a page: its sort value and its id. Later pages do not show documents that are added before
    /// the cursor, but show those that are added after it. Cursors are ordered by sort value, then by id; only cursors
    /// of the same sort field can be compared.
    public record Cursor(Comparable<?> value, String id) implements Comparable<Cursor> {

        /// The cursor directly after a document.
        ///
        /// @throws IllegalArgumentException if the document has no value to sort by
        public static <D> Cursor of(IndexField<D> sortField, StoredDocument<D> document) {
            Object value = sortField.value().apply(document.content());
            if (value instanceof Comparable<?> comparable) {
                return new Cursor(comparable, document.id());
            }
            throw new IllegalArgumentException(
                    "field " + sortField.name() + " can't be sorted by: its value is " + value);
        }

        @Override
        public int compareTo(Cursor other) {
            int byValue = FieldConditionPredicates.compare(value, other.value);
            return byValue != 0 ? byValue : id.compareTo(other.id);
        }
    }
}
