package io.incidentledger.ledger;

/// Identifies the event stream of one aggregate.
///
/// @param type the aggregate's logical type, e.g. `Incident`
/// @param id unique in the whole ledger, across all types
public record StreamId(String type, String id) {}
