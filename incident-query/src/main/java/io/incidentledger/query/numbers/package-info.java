/// The numbers people say: an incident's rank among all declared incidents in the order of the ledger, whatever their
/// mode. Dense, the same on every rebuild, no counter.
@NullMarked
package io.incidentledger.query.numbers;

import org.jspecify.annotations.NullMarked;
