package io.incidentledger.projection.documents;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Read access to a stored view. Every document is complete and reflects the ledger up to its own position. A result
/// includes everything up to the [#position] that was read before the query, and may include more. Thread-safe; may
/// block, so don't call it on event loops.
public interface StoredViewReader<D> {

    DocumentViewDefinition<D> view();

    /// The position up to which the view reflects the ledger.
    long position();

    Optional<StoredDocument<D>> find(String id);

    /// The existing documents among those requested, by id.
    Map<String, StoredDocument<D>> findAll(Collection<String> ids);

    /// @throws IllegalArgumentException if a field is not declared, or a condition or the sort does not fit its kind
    DocumentPage<D> query(DocumentQuery query);

    /// The number of documents that fulfill all conditions.
    default long count(List<FieldCondition> conditions) {
        long[] counted = new long[1];
        scan(conditions, document -> counted[0]++);
        return counted[0];
    }

    /// Passes every document that fulfills all conditions to the consumer, in no particular order, on the calling
    /// thread.
    void scan(List<FieldCondition> conditions, Consumer<StoredDocument<D>> consumer);
}
