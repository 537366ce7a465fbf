package io.incidentledger.command.imports.pagehistory;

import java.util.SortedMap;

/// The result of importing a series of snapshots.
///
/// @param written snapshots that brought something new; the others were in the ledger, or did not differ from the
///     previous one
/// @param events the number of events that were written, by event type
public record SnapshotSummary(int snapshots, int written, SortedMap<String, Long> events) {}
