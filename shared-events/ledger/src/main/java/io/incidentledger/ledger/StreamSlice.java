package io.incidentledger.ledger;

/// The part of a stream that one commit wrote: `count` events with sequences from `firstSequence` on. Sequences are
/// dense from the first one on, which is 0 for the ledger's own streams; Axon's contract also has streams that begin
/// later.
public record StreamSlice(StreamId stream, long firstSequence, int count) {

    public long lastSequence() {
        return firstSequence + count - 1;
    }
}
