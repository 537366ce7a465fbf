/// The program `incident-query`: the query side alone, on a ledger in MongoDB. Any number of instances may run at the
/// same time.
@NullMarked
package io.incidentledger.querynode;

import org.jspecify.annotations.NullMarked;
