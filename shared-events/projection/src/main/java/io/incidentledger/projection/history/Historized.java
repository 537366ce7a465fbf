package io.incidentledger.projection.history;

/// A document that keeps the history from which it was folded.
///
/// @param <R> the result of the fold
public interface Historized<R> {

    /// The result of folding the events with corrections applied.
    R now();

    DocumentHistory past();
}
