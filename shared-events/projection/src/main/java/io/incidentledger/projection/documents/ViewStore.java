package io.incidentledger.projection.documents;

/// Where stored views live. Thread-safe.
public interface ViewStore {

    /// The documents of a view; the same ones on every call. A new version of a view starts empty at position 0.
    <D> WritableDocuments<D> open(DocumentView<D> view);
}
