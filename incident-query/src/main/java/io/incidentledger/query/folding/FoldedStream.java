package io.incidentledger.query.folding;

/// The view folded from the events of one stream.
///
/// @param position the position of the last event that was folded
/// @param sequence the sequence number of that event in its stream, from 0
public record FoldedStream<V>(String incidentId, V view, long position, long sequence) {}
