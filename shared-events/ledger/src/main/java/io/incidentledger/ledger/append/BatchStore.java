package io.incidentledger.ledger.append;

import java.util.List;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.chain.PreparedCommit;

/// What a store does for [GroupCommit]. It is called by one thread, one batch after the other.
public interface BatchStore {

    /// Numbers, chains and writes commits, in their order, in one go. When it returns, every stored one is durable.
    /// Refused ones leave no trace and don't hinder the others, but for later commits of the same streams: those were
    /// decided on what is not there, so they are refused too. An id that is stored already, or stored by an earlier
    /// commit of the batch, gives the first receipt, marked as repeated, whatever else is wrong.
    ///
    /// @return an outcome per commit, in order
    /// @throws EventLogException when the batch failed as a whole; the kind holds for each of its commits
    List<AppendOutcome> write(List<PreparedCommit> batch);
}
