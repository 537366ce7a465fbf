package io.incidentledger.ledger.memory;

import io.incidentledger.ledger.AssembledEventLog;
import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.FreshReader;

/// Reads a log that has no cache, so that reading it afresh is reading it. Closing it leaves the log open.
public class SharedReader extends AssembledEventLog implements FreshReader {

    public SharedReader(EventLog log) {
        super(log, log, log);
    }

    @Override
    public FreshReader openFreshReader() {
        return this;
    }

    @Override
    public void close() {
        // The log is closed by its owner.
    }
}
