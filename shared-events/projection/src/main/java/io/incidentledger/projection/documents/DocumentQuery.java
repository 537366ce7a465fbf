package io.incidentledger.projection.documents;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// A question to a view, in no store's language.
///
/// @param conditions all of them must hold
/// @param after where the page before ended; null: the first page
/// @param limit at least 1
public record DocumentQuery(List<FieldCondition> conditions, Sort sort, @Nullable Cursor after, int limit) {
    public DocumentQuery {
        conditions = List.copyOf(conditions);
        if (limit < 1) {
            throw new IllegalArgumentException("a page has at least one item");
        }
    }

    /// By a declared field, then by document id in the same direction, so that the order is total. Texts are in the
    /// order of their UTF-16 units in memory and of their code points in MongoDB, which only characters beyond U+FFFF
    /// tell apart.
    public record Sort(String field, boolean descending) {}

    /// The last document of a page: its sort value and its id. What is added later before it is not seen by going on;
    /// what is after it is. In the order of a sort field, then of the ids; only values of the same field can be
    /// compared.
    public record Cursor(Comparable<?> value, String id) implements Comparable<Cursor> {

        /// Right behind a document.
        ///
        /// @throws IllegalArgumentException when the document has no value to sort by
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
            int byValue = ConditionPredicates.compare(value, other.value);
            return byValue != 0 ? byValue : id.compareTo(other.id);
        }
    }
}
