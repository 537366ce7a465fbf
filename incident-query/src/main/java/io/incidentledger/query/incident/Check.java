package io.incidentledger.query.incident;

/// Something about an incident that somebody should look at.
///
/// @param name
///            stable, kebab-case
/// @param message
///            a sentence
public record Check(String name, String message) {}
