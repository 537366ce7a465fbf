package io.incidentledger.ledger;

import java.time.Instant;

/// The end of the log.
///
/// @param ledgerId random id, fixed when the ledger was created; the chain starts from it
/// @param position position of the last event, which is also the number of events; 0 when the log is empty
/// @param hash hash of the last commit; the genesis hash when the log is empty
/// @param recordedAt time of the last commit; the epoch when the log is empty
public record Head(String ledgerId, long position, long commits, Hash hash, Instant recordedAt) {}
