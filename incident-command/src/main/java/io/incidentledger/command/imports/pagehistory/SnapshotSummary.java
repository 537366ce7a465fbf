package io.incidentledger.command.imports.pagehistory;

import java.util.SortedMap;

/// What became of a series of snapshots.
///
/// @param written
///            snapshots that brought something new; the others were in the ledger, or said what the one before said
/// @param events
///            what was written, by the type of the event
public record SnapshotSummary(int snapshots, int written, SortedMap<String, Long> events) {}
