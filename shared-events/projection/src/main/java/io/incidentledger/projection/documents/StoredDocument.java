package io.incidentledger.projection.documents;

/// A document of a view.
///
/// @param position the position of the last event that was folded into it
public record StoredDocument<D>(String id, long position, D content) {}
