package io.incidentledger.program;

import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongConsumer;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.append.AppendListener;
import io.incidentledger.ledger.transfer.LedgerImport.Taken;
import io.incidentledger.ledger.transfer.TransferException;

/// Where a ledger is kept, as somebody named it on the command line.
public interface LedgerLocation {

    /// As people shall read it, without secrets.
    String description();

    /// Spring properties in the form `name=value` by which the application learns how the place is to be treated.
    default List<String> properties() {
        return List.of();
    }

    /// Complains about options that can't be.
    ///
    /// @throws CannotRun when they are wrong
    default void check() {}

    /// Opens the ledger that is there, or begins a new one.
    ///
    /// @param listener
    ///            hears how appending goes
    /// @throws EventLogException when it can't be opened
    default OpenLedger open(AppendListener listener) {
        return open(listener, InstantSource.system());
    }

    /// The same with a clock of its own.
    ///
    /// @param clock
    ///            says when something gets recorded
    OpenLedger open(AppendListener listener, InstantSource clock);

    /// Opens the ledger that must be there already.
    ///
    /// @throws CannotRun when there is none
    /// @throws EventLogException when it can't be opened
    OpenLedger openExisting();

    /// Takes in a ledger that was exported elsewhere, up to the end of the file.
    ///
    /// @param progress
    ///            hears up to which position the place has it
    /// @throws TransferException when it can't be taken, or not all of it
    Taken take(InputStream export, LongConsumer progress);

    /// What is wrong there, in one line.
    default CannotRunException complaint(EventLogException reason) {
        return StartupFailureAnalyzer.ofLedger(reason, description());
    }
}
