package io.incidentledger.query.folding;

/// What a stream's events gave.
///
/// @param position
///            of the last event that is in it
/// @param sequence
///            of that event in the stream, from 0
public record StreamProjection<V>(String incidentId, V view, long position, long sequence) {}
