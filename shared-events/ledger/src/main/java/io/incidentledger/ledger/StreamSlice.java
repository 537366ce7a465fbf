package io.incidentledger.ledger;

/// The part of a stream that one commit wrote: `count` events with consecutive sequences from `firstSequence` on. The
/// sequences of a stream have no gaps. The ledger's own streams start at 0; Axon's contract also allows streams that
/// start later.
public record StreamSlice(StreamId stream, long firstSequence, int count) {

    public long lastSequence() {
        return firstSequence + count - 1;
    }
}
