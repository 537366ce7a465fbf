/// Export and import of whole ledgers: a ledger is written as a stream of lines and can be imported into any store,
/// with the same positions, times and hashes. Every commit is verified against the chain on export and on import. The
/// format also serves for backups; docs/internals/ledger-transfer.md describes it. What an interrupted or
/// cut-off import has stored remains, and the next import continues after it.
@NullMarked
package io.incidentledger.ledger.transfer;

import org.jspecify.annotations.NullMarked;
