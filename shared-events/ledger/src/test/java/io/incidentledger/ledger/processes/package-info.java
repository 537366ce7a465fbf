/// Processes that append to a log until they are killed, and their parent, which collects the outcomes that they
/// report. The outcomes must agree with what is stored.
@NullMarked
package io.incidentledger.ledger.processes;

import org.jspecify.annotations.NullMarked;
