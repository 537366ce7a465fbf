package io.incidentledger.ledger.transfer;

import java.util.List;
import java.util.Optional;

import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.chain.ChainedCommit;

/// A place for the commits of a ledger that was written elsewhere: they come numbered, timed and hashed, and are stored
/// as they are. One thread, one call at a time; blocking. Failures are [io.incidentledger.ledger.EventLogException]s.
public interface LedgerReceiver extends AutoCloseable {

    /// Begins a ledger with that id where there is none, and changes nothing where there is one, be it this or another.
    ///
    /// @return the end of the ledger that is there
    Head begin(String ledgerId);

    /// The hash of the commit whose first event has that position; empty: no commit begins there.
    Optional<Hash> hashFrom(long firstPosition);

    /// Stores commits that follow each other, all or, after a failure, any number of them from the first one on. When
    /// it returns they are durable.
    ///
    /// @throws TransferException when the first one does not follow what is there: somebody else went on with the
    ///     ledger, and nothing was stored
    void append(List<ChainedCommit> commits);

    @Override
    void close();
}
