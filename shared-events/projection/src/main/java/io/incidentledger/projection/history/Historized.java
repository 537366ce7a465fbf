package io.incidentledger.projection.history;

/// A document that remembers what it was made of.
///
/// @param <R> what the fold gives
public interface Historized<R> {

    /// What the events give, as they are meant.
    R now();

    EventHistory past();
}
