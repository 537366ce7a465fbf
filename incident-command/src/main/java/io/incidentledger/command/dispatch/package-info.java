/// Dispatches commands from their arrival to their durable commit: idempotency, receipts, retries, stale caches,
/// overload, and the Axon configuration for all of these. A command is applied once or rejected, and acknowledged only
/// when it is durable. The number of commands in flight is bounded; further commands are rejected at once.
@NullMarked
package io.incidentledger.command.dispatch;

import org.jspecify.annotations.NullMarked;
