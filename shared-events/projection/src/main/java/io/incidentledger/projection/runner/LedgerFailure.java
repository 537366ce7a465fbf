package io.incidentledger.projection.runner;

/// Published when the ledger proves unreadable or damaged after the application has started: nothing is answered any
/// more, and whoever runs the process should end it.
///
/// @param why names the first broken position of a damaged ledger
public record LedgerFailure(RuntimeException why) {}
