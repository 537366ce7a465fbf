package io.incidentledger.ledger;

/// What ties one event to the chain.
///
/// @param salt hashed before the event
/// @param digest of salt and event, as stored: recompute it to know whether the event is what was written
public record SaltedDigest(Salt salt, Hash digest) {}
