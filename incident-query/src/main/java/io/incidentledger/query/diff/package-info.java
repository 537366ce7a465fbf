/// What was learned about an incident between two points in time of the ledger: the differences in its state, and the
/// events recorded in between. Both states are as-of reads, so the difference between two past points never changes.
@NullMarked
package io.incidentledger.query.diff;

import org.jspecify.annotations.NullMarked;
