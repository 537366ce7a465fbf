package io.incidentledger.command.imports;

/// An entry that an import tells otherwise than before, though somebody has moved it to another incident: it is not
/// corrected, since the incident where it is now is not the import's to change.
///
/// @param to where it was moved
/// @param gone whether the import no longer has it
public record MovedEntry(String entryId, String to, boolean gone) {}
