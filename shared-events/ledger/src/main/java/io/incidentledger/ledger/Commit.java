package io.incidentledger.ledger;

import java.util.List;

/// A stored commit and its link in the hash chain.
///
/// @param formatVersion version of the canonical encoding over which the hashes are computed
/// @param number consecutive number of the commit, from 1 without gaps
/// @param receipt header fields: id, positions, recordedAt, streams, request digest
/// @param seals salted digests of the events, in event order
public record Commit(int formatVersion, long number, Receipt receipt, Hash previousHash, Hash hash,
        List<StoredEvent> events,
        List<SaltedDigest> seals) {
    public Commit {
        events = List.copyOf(events);
        seals = List.copyOf(seals);
    }
}
