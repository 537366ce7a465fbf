package io.incidentledger.projection.documents;

/// Stores views. Thread-safe.
public interface ViewStore {

    /// The documents of a view; every call returns the same instance. A new version of a view starts empty at position
    /// 0.
    <D> WritableDocuments<D> open(DocumentViewDefinition<D> view);
}
