package io.incidentledger.projection.documents;

/// A document of a view.
///
/// @param position of the last event that went into it
public record StoredDocument<D>(String id, long position, D content) {}
