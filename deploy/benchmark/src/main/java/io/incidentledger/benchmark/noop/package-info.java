/// The endpoint to which the service is compared: the same server, the same strict parsing of the same JSON, a response
/// of the same size, and nothing in between. Whatever the service takes beyond that is the cost of a durable ledger.
@NullMarked
package io.incidentledger.benchmark.noop;

import org.jspecify.annotations.NullMarked;
