package io.incidentledger.projection.documents;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The reading end of a stored view. Every document is whole and reflects the ledger up to its own position; an answer
/// contains everything up to the [#position] that was read before asking, and may contain more. Thread-safe; may block:
/// not for event loops.
public interface Documents<D> {

    DocumentView<D> view();

    /// The position up to which the view reflects the ledger.
    long position();

    Optional<StoredDocument<D>> find(String id);

    /// Those of the documents that exist, by id.
    Map<String, StoredDocument<D>> findAll(Collection<String> ids);

    /// @throws IllegalArgumentException when a field is not declared, or a condition or the sort does not fit its kind
    DocumentPage<D> query(DocumentQuery query);

    /// How many documents fulfil all conditions.
    default long count(List<FieldCondition> conditions) {
        long[] counted = new long[1];
        scan(conditions, document -> counted[0]++);
        return counted[0];
    }

    /// Hands over every document that fulfils all conditions, in no particular order, on the calling thread.
    void scan(List<FieldCondition> conditions, Consumer<StoredDocument<D>> consumer);
}
