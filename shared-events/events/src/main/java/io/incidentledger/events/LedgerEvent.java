package io.incidentledger.events;

/** Everything that a ledger can hold. The simple name of a record is its logical type in the log, so it is never renamed. */
public sealed interface LedgerEvent permits IncidentEvent, PolicyEvent {}
