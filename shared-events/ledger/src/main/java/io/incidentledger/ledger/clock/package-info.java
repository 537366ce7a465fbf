/// The clock from which commits get their times, and whether it can be believed. A time that is recorded cannot be taken
/// back, and no later commit may have an earlier one; so as long as the clock is in doubt, nothing is recorded.
@NullMarked
package io.incidentledger.ledger.clock;

import org.jspecify.annotations.NullMarked;
