package io.incidentledger.program;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.SnapshotStore;

/// An open ledger: its log and its snapshots.
///
/// @param connection closes the connection that both use; run after the log is closed
public record OpenLedger(EventLog log, SnapshotStore snapshots, Runnable connection) implements AutoCloseable {

    @Override
    public void close() {
        try {
            log.close();
        } finally {
            connection.run();
        }
    }
}
