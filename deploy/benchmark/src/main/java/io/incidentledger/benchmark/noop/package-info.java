/// What the service is compared with: the same server, the same strict reading of the same JSON, an answer of the same
/// size, and nothing in between. What the service needs beyond that is the price of being a durable ledger.
@NullMarked
package io.incidentledger.benchmark.noop;

import org.jspecify.annotations.NullMarked;
