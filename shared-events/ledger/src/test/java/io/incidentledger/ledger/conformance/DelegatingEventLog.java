package io.incidentledger.ledger.conformance;

import io.incidentledger.ledger.AssembledEventLog;
import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.FreshReader;

/// Delegates to another log, so that a subclass can change a single aspect.
public class DelegatingEventLog extends AssembledEventLog {

    protected final EventLog delegate;

    public DelegatingEventLog(EventLog delegate) {
        super(delegate, delegate, delegate);
        this.delegate = delegate;
    }

    @Override
    public FreshReader openFreshReader() {
        return delegate.openFreshReader();
    }

    @Override
    public void close() {
        delegate.close();
    }
}
