package io.incidentledger.eventlog;

/**
 * The part of a stream that one commit wrote: {@code count} events with sequences from {@code firstSequence} on. Sequences start at 0 and are dense.
 */
public record StreamSlice(StreamId stream, long firstSequence, int count) {

    public long lastSequence() {
        return firstSequence + count - 1;
    }
}
