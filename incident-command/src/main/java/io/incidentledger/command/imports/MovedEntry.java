package io.incidentledger.command.imports;

/// An entry that an import reports differently than before although it was moved to another incident. It is not
/// corrected, since the import must not change that incident.
///
/// @param to the incident that it was moved to
/// @param gone whether the import no longer has it
public record MovedEntry(String entryId, String to, boolean gone) {}
