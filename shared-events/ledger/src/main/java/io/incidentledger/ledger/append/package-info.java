/// Group commit: one thread writes concurrent commits together and acknowledges them once they are durable. Each store
/// implements [io.incidentledger.ledger.append.CommitBatchStore]. The queue is bounded; when commits arrive faster than the
/// disk can store them, they are rejected at once, and none is dropped silently.
@NullMarked
package io.incidentledger.ledger.append;

import org.jspecify.annotations.NullMarked;
