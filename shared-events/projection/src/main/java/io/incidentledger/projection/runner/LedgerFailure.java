package io.incidentledger.projection.runner;

/// Published when the ledger turns out to be unreadable or damaged after the application has started: no queries are
/// answered any more, and the process should be ended.
///
/// @param why names the first broken position of a damaged ledger
public record LedgerFailure(RuntimeException why) {}
