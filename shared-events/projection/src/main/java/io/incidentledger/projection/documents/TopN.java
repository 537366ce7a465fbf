package io.incidentledger.projection.documents;

import java.util.Comparator;
import java.util.PriorityQueue;

import org.jspecify.annotations.Nullable;

/// Selects the first documents in the order of a query out of many that arrive in any order; holds at most one document
/// more than the page. Not thread-safe.
final class TopN<D> {

    private final DocumentQuery query;
    private final IndexField<D> sortField;
    private final Comparator<DocumentQuery.Cursor> direction;
    private final Comparator<Placed<D>> first;
    private final PriorityQueue<Placed<D>> lastOnTop;

    private record Placed<D>(DocumentQuery.Cursor place, StoredDocument<D> document) {}

    TopN(DocumentQuery query, IndexField<D> sortField) {
        this.query = query;
        this.sortField = sortField;
        this.direction = query.sort().descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        this.first = Comparator.comparing(Placed::place, direction);
        this.lastOnTop = new PriorityQueue<>(first.reversed());
    }

    /// Offers a document that fulfills all conditions; a document must not be offered twice.
    void show(StoredDocument<D> document) {
        DocumentQuery.Cursor place = DocumentQuery.Cursor.of(sortField, document);
        if (query.after() != null && direction.compare(place, query.after()) <= 0) {
            return;
        }
        @Nullable Placed<D> last = lastOnTop.size() > query.limit() ? lastOnTop.peek() : null;
        if (last != null && direction.compare(place, last.place()) > 0) {
            return;
        }
        if (last != null) {
            lastOnTop.remove();
        }
        lastOnTop.add(new Placed<>(place, document));
    }

    DocumentPage<D> page() {
        return DocumentPage.of(lastOnTop.stream().sorted(first).map(Placed::document).toList(), query.limit(),
                sortField);
    }
}
