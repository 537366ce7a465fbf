/// Views that one process feeds for itself: rebuilt from the verified ledger at every start, then followed. A ledger
/// that can't be read to its end is refused, and no query is answered from it.
@NullMarked
package io.incidentledger.projection.runner.local;

import org.jspecify.annotations.NullMarked;
