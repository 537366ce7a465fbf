/// The ledger as a feed for other services: CloudEvents 1.0, in batches after a position or live. Each client reads the
/// ledger at its own pace, so a slow client loses nothing and costs no memory. Clients at the head share a cache of
/// recent events.
@NullMarked
package io.incidentledger.query.feed;

import org.jspecify.annotations.NullMarked;
