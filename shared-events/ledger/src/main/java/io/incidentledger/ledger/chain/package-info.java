/// What makes the ledger tamper-evident: the canonical encoding of commits and events, their hashes, and a commit's
/// place behind the one before. Any change here changes what is stored; docs/ledger-format.md describes the format for
/// other languages, and `LedgerFormatTest` holds it still.
@NullMarked
package io.incidentledger.ledger.chain;

import org.jspecify.annotations.NullMarked;
