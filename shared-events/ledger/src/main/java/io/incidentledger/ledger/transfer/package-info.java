/// Whole ledgers on the move: written to a stream of lines and taken in again, by any store, with the same positions,
/// times and hashes. Every commit is checked against the chain on its way out and on its way in. It is the backup
/// format too; docs/ledger-transfer.md describes it. What a broken or cut-off transfer took in stays, and the next one
/// goes on behind it.
@NullMarked
package io.incidentledger.ledger.transfer;

import org.jspecify.annotations.NullMarked;
