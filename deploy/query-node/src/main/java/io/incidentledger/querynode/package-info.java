/// The program `incident-query`: the query side alone, on a ledger in MongoDB. Any number of them run beside each
/// other.
@NullMarked
package io.incidentledger.querynode;

import org.jspecify.annotations.NullMarked;
