package io.incidentledger.events;

/// An event that the ledger can hold. Each record declares its logical type with an [EventType].
public sealed interface LedgerEvent permits IncidentEvent, PolicyEvent {}
