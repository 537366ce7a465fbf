package io.incidentledger.ledger.memory;

import java.time.InstantSource;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.conformance.EventLogConformance;

class InMemoryEventLogTest extends EventLogConformance {

    @Override
    protected EventLog open(InstantSource clock) {
        return new InMemoryEventLog(clock);
    }

    @Override
    protected boolean canBeOpenedTwice() {
        return false;
    }
}
