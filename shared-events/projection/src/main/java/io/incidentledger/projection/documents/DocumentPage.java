package io.incidentledger.projection.documents;

import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/// A page of query results.
///
/// @param next the cursor of the next page; null on the last page
public record DocumentPage<D>(List<StoredDocument<D>> items, DocumentQuery.@Nullable Cursor next) {
    public DocumentPage {
        items = List.copyOf(items);
    }

    /// @param found the documents of the page in order, and one more if there are more
    public static <D> DocumentPage<D> of(List<StoredDocument<D>> found, int limit, IndexField<D> sortField) {
        if (found.size() <= limit) {
            return new DocumentPage<>(found, null);
        }
        List<StoredDocument<D>> items = found.subList(0, limit);
        return new DocumentPage<>(items, DocumentQuery.Cursor.of(sortField, items.getLast()));
    }

    /// Selects a page out of many documents in any order; holds at most one document more than the page.
    ///
    /// @param fulfilling passes on the documents that fulfill all conditions, each once, on the calling thread
    public static <D> DocumentPage<D> outOf(DocumentQuery query, IndexField<D> sortField,
            Consumer<Consumer<StoredDocument<D>>> fulfilling) {
        TopN<D> topN = new TopN<>(query, sortField);
        fulfilling.accept(topN::show);
        return topN.page();
    }
}
