/// The way of a command from its arrival to its durable commit: idempotency, receipts, retries, stale caches, overload;
/// and Axon's wiring for all that. A command is applied once or refused, and acknowledged only when it is durable.
/// Under load the number of commands in flight is bounded, and what exceeds it is refused at once.
@NullMarked
package io.incidentledger.command.dispatch;

import org.jspecify.annotations.NullMarked;
