/// Display numbers, by which people refer to incidents: an incident's rank among all declared incidents in ledger
/// order, whatever their mode. The numbers are dense, the same after every rebuild, and need no counter.
@NullMarked
package io.incidentledger.query.displaynumbers;

import org.jspecify.annotations.NullMarked;
