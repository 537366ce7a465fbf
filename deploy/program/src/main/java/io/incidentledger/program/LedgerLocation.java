package io.incidentledger.program;

import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongConsumer;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.append.AppendListener;
import io.incidentledger.ledger.clock.WatchedClock;
import io.incidentledger.ledger.transfer.LedgerImport.Taken;
import io.incidentledger.ledger.transfer.TransferException;

/// The location of a ledger, as given on the command line.
public interface LedgerLocation {

    /// A description for people, without secrets.
    String description();

    /// Spring properties in the form `name=value` that configure the application for this location and
    /// take precedence over the environment.
    default List<String> properties() {
        return List.of();
    }

    /// Checks the options.
    ///
    /// @throws CannotRunException if they are invalid
    default void check() {}

    /// Opens the existing ledger, or creates a new one.
    ///
    /// @param listener is notified about appends
    /// @throws EventLogException if it can't be opened
    default OpenLedger open(AppendListener listener) {
        return open(listener, InstantSource.system());
    }

    /// The same with the clock of this machine, which must be plausible.
    ///
    /// @throws EventLogException.ClockUncertain if it is not
    default OpenLedger openToRecord(AppendListener listener, WatchedClock clock) {
        OpenLedger ledger = open(listener, clock);
        try {
            requirePlausible(clock, ledger.log());
            return ledger;
        } catch (RuntimeException refused) {
            ledger.close();
            throw refused;
        }
    }

    /// @throws EventLogException.ClockUncertain if the clock contradicts the ledger or the build of this program
    static void requirePlausible(WatchedClock clock, EventReader ledger) {
        clock.requirePlausible(BuildTime.find(), ledger);
    }

    /// The same with a given clock.
    ///
    /// @param clock supplies the recording times
    OpenLedger open(AppendListener listener, InstantSource clock);

    /// Opens the ledger, which must exist.
    ///
    /// @throws CannotRunException if there is none
    /// @throws EventLogException if it can't be opened
    OpenLedger openExisting();

    /// Imports a ledger that was exported elsewhere, up to the end of the file.
    ///
    /// @param latest commits that were recorded later are refused
    /// @param progress receives the position up to which the ledger was imported
    /// @throws TransferException if it can't be imported, or not completely
    Taken take(InputStream export, Instant latest, LongConsumer progress);

    /// Describes the failure of this ledger in one line.
    default CannotRunException complaint(EventLogException reason) {
        return StartupFailureAnalyzer.ofLedger(reason, description());
    }
}
