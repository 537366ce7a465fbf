package io.incidentledger.ledger;

import java.util.List;

/// A stored commit with its place in the chain.
///
/// @param number its place among the commits: dense, from 1
/// @param receipt header facts: id, positions, recordedAt, streams, request digest
/// @param formatVersion of the canonical encoding that the hashes are made over
/// @param seals of the events, in their order
public record Commit(int formatVersion, long number, Receipt receipt, Hash previousHash, Hash hash,
        List<StoredEvent> events,
        List<SaltedDigest> seals) {
    public Commit {
        events = List.copyOf(events);
        seals = List.copyOf(seals);
    }
}
