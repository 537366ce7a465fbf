package io.incidentledger.projection.runner;

/// The state of a [ProjectionRunner].
public enum RunnerState {
    STOPPED,
    REBUILDING,
    FOLLOWING,
    /// The ledger could not be read to its end, or is damaged: no queries are answered.
    REFUSED
}
