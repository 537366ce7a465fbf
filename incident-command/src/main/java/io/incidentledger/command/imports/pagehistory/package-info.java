/// Imports snapshots of public incident pages into the ledger as they were published: the differences between a
/// snapshot and the previous one become events whose `recordedAt` is the snapshot's instant, so that an as-of query for
/// that instant returns exactly that snapshot. Decisions depend on the files, and on which of their incidents the
/// ledger distinguishes. Each incident of a snapshot is one keyed commit: after a crash, or with more files, the same
/// import continues where it stopped.
@NullMarked
package io.incidentledger.command.imports.pagehistory;

import org.jspecify.annotations.NullMarked;
