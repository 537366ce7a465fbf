/// Recomputing what the log claims: the hash chain, the order of positions and of streams, commit by commit, for a
/// whole ledger or for what is about to be read or imported. Reads in pages; the first position that is not right is
/// named, and nothing from there on is handed out.
@NullMarked
package io.incidentledger.ledger.verification;

import org.jspecify.annotations.NullMarked;
