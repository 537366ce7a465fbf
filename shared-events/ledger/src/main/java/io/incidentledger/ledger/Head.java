package io.incidentledger.ledger;

import java.time.Instant;

/// The end of the log.
///
/// @param ledgerId random, fixed when the ledger was created; the chain starts from it
/// @param position of the last event, which is also the number of events; 0 when empty
/// @param hash of the last commit; the genesis hash when empty
/// @param recordedAt of the last commit; the epoch when empty
public record Head(String ledgerId, long position, long commits, Hash hash, Instant recordedAt) {}
