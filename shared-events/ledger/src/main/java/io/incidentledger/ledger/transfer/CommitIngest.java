package io.incidentledger.ledger.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

import io.incidentledger.ledger.Commit;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.chain.ChainedCommit;
import io.incidentledger.ledger.transfer.LedgerImport.Taken;
import io.incidentledger.ledger.transfer.TransferException.Reason;
import io.incidentledger.ledger.transfer.TransferLine.Beginning;
import io.incidentledger.ledger.transfer.TransferLine.End;
import org.jspecify.annotations.Nullable;

/// Stores verified commits in the target, in batches. Commits that the target already has are skipped; before anything
/// new is stored, the last of them must have proved to be the same in the target.
final class CommitIngest implements AutoCloseable {

    private static final int BATCH_EVENTS = 1_000;
    private static final long BATCH_CHARS = 4 << 20;

    private final LedgerReceiver receiver;
    private final Beginning header;
    private final LongConsumer progress;
    private List<ChainedCommit> batch = new ArrayList<>();
    private int events;
    private long chars;
    private @Nullable Head before;
    private @Nullable Commit known;

    CommitIngest(LedgerReceiver receiver, Beginning header, LongConsumer progress) {
        this.receiver = receiver;
        this.header = header;
        this.progress = progress;
    }

    /// Takes a commit that was verified: it follows the one before it and is what was written.
    void take(Commit commit) {
        Head before = before();
        if (commit.receipt().firstPosition() <= before.position()) {
            known = commit;
            progress.accept(commit.receipt().lastPosition());
            return;
        }
        requireSameHistory();
        batch.add(ChainedCommit.stored(before.ledgerId(), commit));
        events += commit.events().size();
        for (StoredEvent event : commit.events()) {
            chars += event.payload().length() + event.metadata().length();
        }
        if (events >= BATCH_EVENTS || chars >= BATCH_CHARS) {
            flush();
        }
    }

    /// Completes the import after all commits were taken.
    Taken end(End end) {
        Head before = before();
        requireSameHistory();
        if (end.position() == before.position() && !end.hash().equals(before.hash().toString())) {
            throw fork(end.position());
        }
        flush();
        return new Taken(header.ledgerId(), end.position(), end.commits(), Hash.parse(end.hash()),
                Math.max(0, end.position() - before.position()));
    }

    /// The head that the target had before the import. The target is contacted, and a new ledger begun in it, only once
    /// a commit of the file, or the end of a file without commits, has been verified.
    private Head before() {
        if (before == null) {
            Head there = receiver.begin(header.ledgerId());
            if (!there.ledgerId().equals(header.ledgerId())) {
                throw new TransferException(Reason.OTHER_LEDGER, "The target is a different ledger, " + there.ledgerId()
                        + ". Nothing was changed: choose another target for " + header.ledgerId());
            }
            if (header.afterPosition() > there.position()) {
                throw new TransferException(Reason.GAP, "The file starts after position " + header.afterPosition()
                        + ", but the ledger ends at " + there.position() + "; import an earlier file first");
            }
            before = there;
        }
        return before;
    }

    /// Compares the hash of one commit, which covers all commits before it.
    private void requireSameHistory() {
        if (known == null) {
            return;
        }
        Optional<Hash> there = receiver.hashFrom(known.receipt().firstPosition());
        if (!there.equals(Optional.of(known.hash()))) {
            throw fork(known.receipt().lastPosition());
        }
        known = null;
    }

    private static TransferException fork(long position) {
        return new TransferException(Reason.FORK, "The file and the target are the same ledger with different histories"
                + " up to position " + position + ". Nothing was changed: decide which one is right");
    }

    private void flush() {
        List<ChainedCommit> full = batch;
        batch = new ArrayList<>();
        events = 0;
        chars = 0;
        if (!full.isEmpty()) {
            receiver.append(full);
            progress.accept(full.getLast().head().position());
        }
    }

    /// Stores the commits taken so far, even if reading the rest failed.
    @Override
    public void close() {
        flush();
    }
}
