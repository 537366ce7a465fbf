package io.incidentledger.ledger.simulation;

import java.util.random.RandomGenerator;

import io.incidentledger.ledger.EventLog;

/// A log that a simulation can crash, and can open as several processes would.
public interface SimulatedLog extends AutoCloseable {

    /// Number of processes that have the log open; at least one.
    int processes();

    /// The log as one of the processes has opened it.
    EventLog process(int number);

    /// Ends all processes without an orderly shutdown, and starts them again.
    void crash(RandomGenerator random);

    @Override
    void close();
}
