/// Conformance tests for every [io.incidentledger.ledger.transfer.LedgerReceiver], and the tests of the transfer
/// itself.
@NullMarked
package io.incidentledger.ledger.transfer;

import org.jspecify.annotations.NullMarked;
