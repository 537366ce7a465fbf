/// Questions for the ledger itself: where it ends, and whether it is what was written.
@NullMarked
package io.incidentledger.query.ledger;

import org.jspecify.annotations.NullMarked;
