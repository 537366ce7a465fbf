package io.incidentledger.command.dispatch;

import io.incidentledger.ledger.EventLog;
import io.incidentledger.ledger.memory.InMemoryEventLog;
import io.incidentledger.tiers.Slow;

@Slow
class RacingCommandsInMemoryTest extends RacingCommandsSuite {

    private final InMemoryEventLog log = new InMemoryEventLog();

    @Override
    EventLog open() {
        return log;
    }
}
