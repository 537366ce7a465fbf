package io.incidentledger.ledger.transfer;

import java.io.InputStream;
import java.time.Instant;
import java.util.function.LongConsumer;

import io.incidentledger.ledger.Commit;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.clock.WatchedClock;
import io.incidentledger.ledger.transfer.TransferLine.Beginning;
import io.incidentledger.ledger.verification.ChainChecker;

/// Imports what [LedgerExport] wrote. Commits that the target already has are verified and skipped, so an interrupted
/// import can simply be run again.
public final class LedgerImport {

    private final LedgerReceiver receiver;
    private final Instant latest;

    /// What the target has after an import.
    ///
    /// @param position position up to which the file contains the ledger
    /// @param head hash of the commit that ends there; the genesis hash of an empty ledger
    /// @param newEvents number of events that the target did not have before
    public record Taken(String ledgerId, long position, long commits, Hash head, long newEvents) {}

    /// @param latest commits that were recorded later are not imported: nothing could be recorded after them until that
    ///     time has come
    public LedgerImport(LedgerReceiver receiver, Instant latest) {
        this.receiver = receiver;
        this.latest = latest;
    }

    /// Reads and stores the whole export.
    ///
    /// @param progress receives the position up to which the target has the ledger
    /// @throws TransferException when the import is not complete; the reason says whether anything was stored before
    /// @throws EventLogException when the target fails; what was stored before remains
    public Taken read(InputStream in, LongConsumer progress) {
        TransferLineReader lines = new TransferLineReader(in);
        Beginning header = lines.readHeader();
        long after = header.afterPosition();
        ChainChecker check = after == 0 ? ChainChecker.fromGenesis(header.ledgerId()) : null;
        try (CommitIngest commitIngest = new CommitIngest(receiver, header, progress)) {
            TransferLine line = lines.next();
            while (line.commit() != null) {
                Commit commit = lines.commit(line.commit());
                check = check == null ? ChainChecker.before(after, commit) : check;
                lines.requireRight(check, commit);
                requireNotLater(commit);
                commitIngest.take(commit);
                line = lines.next();
            }
            return commitIngest.end(lines.requireEnd(line, check));
        }
    }

    private void requireNotLater(Commit commit) {
        Instant recordedAt = commit.receipt().recordedAt();
        if (recordedAt.isAfter(latest)) {
            throw new TransferException(TransferException.Reason.IN_FUTURE, "Position "
                    + commit.receipt().firstPosition() + " was recorded at " + recordedAt
                    + ", which is in the future by the clock of this machine; the positions before it are imported. Set "
                    + "the clock, or give " + WatchedClock.OPTION + " if the time of the ledger is to be kept");
        }
    }
}
