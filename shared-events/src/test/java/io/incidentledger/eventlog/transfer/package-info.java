/** What every store must do as a {@link io.incidentledger.eventlog.transfer.LedgerReceiver}, and the tests of the transfer itself. */
@NullMarked
package io.incidentledger.eventlog.transfer;

import org.jspecify.annotations.NullMarked;
