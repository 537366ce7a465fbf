package io.incidentledger.ledger;

/// The digest that ties one event to the hash chain, and its salt.
///
/// @param salt hashed before the event
/// @param digest digest of salt and event, as stored; recompute it to check that the event is what was written
public record SaltedDigest(Salt salt, Hash digest) {}
