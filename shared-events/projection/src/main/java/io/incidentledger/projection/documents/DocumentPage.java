package io.incidentledger.projection.documents;

import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/// A part of an answer.
///
/// @param next where to go on; null: this was all
public record DocumentPage<D>(List<StoredDocument<D>> items, DocumentQuery.@Nullable Cursor next) {
    public DocumentPage {
        items = List.copyOf(items);
    }

    /// @param found in order, those that fit and one more if there are more
    public static <D> DocumentPage<D> of(List<StoredDocument<D>> found, int limit, IndexField<D> sortField) {
        if (found.size() <= limit) {
            return new DocumentPage<>(found, null);
        }
        List<StoredDocument<D>> items = found.subList(0, limit);
        return new DocumentPage<>(items, DocumentQuery.Cursor.of(sortField, items.getLast()));
    }

    /// The documents that come first, out of many in any order; keeps no more than a page and one.
    ///
    /// @param fulfilling hands over those that fulfil all conditions, each once, on the calling thread
    public static <D> DocumentPage<D> outOf(DocumentQuery query, IndexField<D> sortField,
            Consumer<Consumer<StoredDocument<D>>> fulfilling) {
        TopN<D> topN = new TopN<>(query, sortField);
        fulfilling.accept(topN::show);
        return topN.page();
    }
}
