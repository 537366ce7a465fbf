/// A log in memory for tests: it has the same chain and rejects the same commits, but nothing survives the process.
@NullMarked
package io.incidentledger.ledger.memory;

import org.jspecify.annotations.NullMarked;
