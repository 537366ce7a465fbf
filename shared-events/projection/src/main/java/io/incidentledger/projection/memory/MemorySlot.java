package io.incidentledger.projection.memory;

import io.incidentledger.projection.documents.StoredDocument;

/// The place of one document, which stays while its content is replaced.
final class MemorySlot<D> {

    final String id;
    /// Among the [Spans].
    int place;
    volatile StoredDocument<D> document;

    MemorySlot(StoredDocument<D> document) {
        this.id = document.id();
        this.document = document;
    }
}
