/// Verification of the log: recomputes the hash chain and checks the order of positions and of stream sequences, commit
/// by commit, for a whole ledger or for the part that is about to be read or imported. Reads in pages; reports the
/// first invalid position, and passes on nothing from there on. While a program runs, the whole ledger is verified again
/// and again at a small share of a core; damage then stops all appends, but not reading.
@NullMarked
package io.incidentledger.ledger.verification;

import org.jspecify.annotations.NullMarked;
