package io.incidentledger.projection.memory;

import io.incidentledger.projection.documents.StoredDocument;

/// Holder of one document; it remains while its content is replaced.
final class MemorySlot<D> {

    final String id;
    /// Its index in the [MemoryPositionIndex].
    int place;
    volatile StoredDocument<D> document;

    MemorySlot(StoredDocument<D> document) {
        this.id = document.id();
        this.document = document;
    }
}
