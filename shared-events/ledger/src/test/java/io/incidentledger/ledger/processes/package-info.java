/// Processes that append to a log until they are killed, and the parent that listens to what they were told. What was
/// told must be true of what is stored.
@NullMarked
package io.incidentledger.ledger.processes;

import org.jspecify.annotations.NullMarked;
