package io.incidentledger.eventlog.memory;

import java.time.InstantSource;

import io.incidentledger.eventlog.EventLog;
import io.incidentledger.eventlog.conformance.EventLogConformance;

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
