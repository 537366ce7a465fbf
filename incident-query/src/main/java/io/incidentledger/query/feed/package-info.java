/// The ledger as a feed for other services: CloudEvents 1.0, in batches after a position or live. Each listener reads
/// the ledger at its own pace, so a slow one loses nothing and costs no memory; fast ones share what was written last.
@NullMarked
package io.incidentledger.query.feed;

import org.jspecify.annotations.NullMarked;
