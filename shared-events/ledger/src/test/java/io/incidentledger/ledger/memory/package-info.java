/// A log without a disk, for tests: the same chain, the same refusals, nothing that outlives the process.
@NullMarked
package io.incidentledger.ledger.memory;

import org.jspecify.annotations.NullMarked;
