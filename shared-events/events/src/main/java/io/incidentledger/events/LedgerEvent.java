package io.incidentledger.events;

/// Everything that a ledger can hold. Each record names its type in the log by an [EventType].
public sealed interface LedgerEvent permits IncidentEvent, PolicyEvent {}
