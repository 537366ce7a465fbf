package io.incidentledger.ledger.transfer;

import java.util.List;
import java.util.Optional;

import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.chain.ChainedCommit;

/// Target for the commits of a ledger that was written elsewhere: they are already numbered, timed and hashed, and are
/// stored unchanged. Used by one thread, one call at a time; blocking. Failures are
/// [io.incidentledger.ledger.EventLogException]s.
public interface LedgerReceiver extends AutoCloseable {

    /// Creates a ledger with that id if there is none, and changes nothing if there is one, whether with this id or
    /// another.
    ///
    /// @return the end of the ledger that is there
    Head begin(String ledgerId);

    /// The hash of the commit whose first event has that position; empty when no commit begins there.
    Optional<Hash> hashFrom(long firstPosition);

    /// Stores consecutive commits: all of them or, after a failure, any number of them from the first one on. They are
    /// durable when this returns.
    ///
    /// @throws TransferException when the commits do not continue the ledger because another writer has appended to it;
    ///     if the first one does not follow the ledger's end, nothing was stored
    void append(List<ChainedCommit> commits);

    @Override
    void close();
}
