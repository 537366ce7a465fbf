/// Ledgers with a history, written through the log's own appender as fast as it takes them: the same commits and
/// payloads that the service would have written. Content follows from the seed; ids and times do not.
@NullMarked
package io.incidentledger.benchmark.ledger;

import org.jspecify.annotations.NullMarked;
