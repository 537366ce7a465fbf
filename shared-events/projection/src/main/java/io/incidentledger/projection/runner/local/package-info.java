/// Views that one process feeds for itself: rebuilt from the verified ledger at every start, then kept up to date. A
/// ledger that can't be read to its end is rejected, and no query is answered from it.
@NullMarked
package io.incidentledger.projection.runner.local;

import org.jspecify.annotations.NullMarked;
