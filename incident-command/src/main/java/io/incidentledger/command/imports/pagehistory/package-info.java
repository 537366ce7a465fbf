/// Snapshots of public incident pages, told to the ledger as they were published: each one's differences to the one
/// before become events whose `recordedAt` is the snapshot's instant, so that the ledger answers as of that instant
/// with exactly that snapshot. What is decided depends on the files, and on which of their incidents the ledger tells
/// apart; every incident of a snapshot is one keyed commit: after a crash, or with more files, the same import goes on
/// where it was.
@NullMarked
package io.incidentledger.command.imports.pagehistory;

import org.jspecify.annotations.NullMarked;
