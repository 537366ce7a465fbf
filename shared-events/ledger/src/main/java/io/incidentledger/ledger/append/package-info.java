/// Group commit: commits that come at the same time are written together, by one thread, and acknowledged once they are
/// durable. What a store does for it is a [io.incidentledger.ledger.append.BatchStore]. The queue is bounded; under
/// more load than the disk takes, commits are refused at once and none is dropped.
@NullMarked
package io.incidentledger.ledger.append;

import org.jspecify.annotations.NullMarked;
