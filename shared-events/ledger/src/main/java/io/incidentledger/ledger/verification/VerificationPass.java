package io.incidentledger.ledger.verification;

import java.util.List;

import io.incidentledger.ledger.Commit;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.FreshReader;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.Receipt;
import org.jspecify.annotations.Nullable;

/// One verification of the whole chain in small steps. Keeps only the last hash and two known ones, however long the
/// ledger is; so it does not check that streams are dense, which the chain implies for events that were dense when they
/// were written. Not thread-safe.
final class VerificationPass implements AutoCloseable {

    /// Small, so that a step takes milliseconds.
    private static final int EVENTS_PER_STEP = 25;

    private final FreshReader reader;
    private final Known head;
    private final @Nullable Known earlier;
    private final ChainChecker check;

    /// The hash of the commit that ends at a position.
    record Known(long position, Hash hash) {
        static Known of(Head head) {
            return new Known(head.position(), head.hash());
        }
    }

    /// @param reader closed with this
    /// @param earlier where an earlier pass ended, which the ledger must still have; null: there was none
    VerificationPass(FreshReader reader, @Nullable Known earlier) {
        Head now = reader.head();
        this.reader = reader;
        this.head = Known.of(now);
        this.earlier = earlier;
        this.check = ChainChecker.fromGenesis(now.ledgerId());
    }

    /// Checks the next commits.
    ///
    /// @return false when the end of the ledger is reached, and everything is valid
    /// @throws EventLogException.Corrupted with the first invalid position
    boolean step() {
        List<Commit> page = reader.readCommits(check.position(), EVENTS_PER_STEP);
        for (Commit commit : page) {
            check.next(commit);
            requireSame(head, commit);
            if (earlier != null) {
                requireSame(earlier, commit);
            }
        }
        if (page.isEmpty()) {
            check.requireReached(Math.max(head.position(), earlier == null ? 0 : earlier.position()));
        }
        return !page.isEmpty();
    }

    private static void requireSame(Known known, Commit commit) {
        Receipt receipt = commit.receipt();
        boolean covers = receipt.firstPosition() <= known.position() && known.position() <= receipt.lastPosition();
        if (covers && !(receipt.lastPosition() == known.position() && commit.hash().equals(known.hash()))) {
            throw new EventLogException.Corrupted(receipt.firstPosition(), "the ledger is broken at position "
                    + receipt.firstPosition() + ": another commit was there before", null);
        }
    }

    /// The last position up to which everything is valid.
    Known reached() {
        return new Known(check.position(), check.hash());
    }

    @Override
    public void close() {
        reader.close();
    }
}
