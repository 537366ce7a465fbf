/// Tamper evidence of the ledger: the canonical encoding of commits and events, their hashes, and the chaining of each
/// commit to the one before it. Any change here changes what is stored; docs/internals/ledger-format.md
/// describes the format for other languages, and `LedgerFormatTest` guards it against changes.
@NullMarked
package io.incidentledger.ledger.chain;

import org.jspecify.annotations.NullMarked;
