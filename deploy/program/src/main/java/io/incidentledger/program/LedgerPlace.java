package io.incidentledger.program;

import io.incidentledger.eventlog.AppendListener;
import io.incidentledger.eventlog.EventLogException;
import io.incidentledger.eventlog.transfer.LedgerReceiver;

/// Where a ledger is kept, as somebody named it on the command line.
public interface LedgerPlace {

    /// As people shall read it, without secrets.
    String description();

    /// Complains about options that can't be.
    ///
    /// @throws CannotRun when they are wrong
    void check();

    /// Opens the ledger that is there, or begins a new one.
    ///
    /// @param listener
    ///            hears how appending goes
    /// @throws EventLogException when it can't be opened
    OpenLedger open(AppendListener listener);

    /// Opens the ledger that must be there already.
    ///
    /// @throws CannotRun when there is none
    /// @throws EventLogException when it can't be opened
    OpenLedger openExisting();

    /// Takes in a ledger that was exported elsewhere.
    LedgerReceiver receiver();

    /// What is wrong there, in one line.
    default CannotRun complaint(EventLogException reason) {
        return StartFailure.ofLedger(reason, description());
    }
}
