package io.incidentledger.projection.runner;

/// What the feeding of views is doing.
public enum RunnerState {
    STOPPED,
    REBUILDING,
    FOLLOWING,
    /// The ledger could not be read to its end, or is damaged: nothing is answered from it.
    REFUSED
}
