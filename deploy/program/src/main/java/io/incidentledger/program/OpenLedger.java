package io.incidentledger.program;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.SnapshotStore;

/// A ledger in use: its log, and the snapshots beside it.
///
/// @param connection
///            what both stand on; closed after the log
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
