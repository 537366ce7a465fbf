/// Generates ledgers with a history, written through the appender of the log as fast as it accepts them: the same
/// commits and payloads that the service would have written. The seed determines the content, but not the ids and
/// times.
@NullMarked
package io.incidentledger.benchmark.ledger;

import org.jspecify.annotations.NullMarked;
