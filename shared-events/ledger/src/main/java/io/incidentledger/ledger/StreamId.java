package io.incidentledger.ledger;

/// The stream of one aggregate.
///
/// @param type the aggregate's logical type, e.g. `Incident`
/// @param id unique in the whole ledger, whatever the type
public record StreamId(String type, String id) {}
