package io.incidentledger.ledger.conformance;

import io.incidentledger.ledger.AssembledEventLog;
import io.incidentledger.ledger.EventLog;

/// Delegates to another log, so that a subclass can change a single aspect.
public class DelegatingEventLog extends AssembledEventLog {

    protected final EventLog delegate;

    public DelegatingEventLog(EventLog delegate) {
        super(delegate, delegate, delegate);
        this.delegate = delegate;
    }

    @Override
    public void close() {
        delegate.close();
    }
}
