package io.incidentledger.ledger.simulation;

import java.util.random.RandomGenerator;

import io.incidentledger.ledger.EventLog;

/// A log that a simulation can crash and open as another process would.
public interface SimulatedLog extends AutoCloseable {

    /// Processes that have the log open; at least one.
    int processes();

    /// The log as one of the processes has it open.
    EventLog process(int number);

    /// Ends all processes without any chance to tidy up, and starts them again.
    void crash(RandomGenerator random);

    @Override
    void close();
}
