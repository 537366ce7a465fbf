package io.incidentledger.ledger.append;

import java.util.List;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.chain.PreparedCommit;

/// Writes batches of commits for [GroupCommit], which calls it on one thread, one batch after the other.
public interface CommitBatchStore {

    /// Numbers, chains and writes the commits together, in their order. When this returns, every commit reported as
    /// stored is durable. Rejected commits leave no trace and do not affect the others, except for later commits of the
    /// same streams: those were decided on events that do not exist, so they are rejected too. A commit whose id is
    /// already stored, or is stored by an earlier commit of the batch, gets the first receipt, marked as repeated,
    /// regardless of any other error.
    ///
    /// @return one outcome per commit, in order
    /// @throws EventLogException when the batch failed as a whole; the exception applies to each of its commits
    List<AppendOutcome> write(List<PreparedCommit> batch);
}
