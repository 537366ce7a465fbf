package io.incidentledger.ledger.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.incidentledger.ledger.Commit;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.StoredEvent;

/// Verifies a ledger by recomputing its hash chain. It detects every changed, missing or reordered byte of any hashed
/// record. It can't detect an end that was cut off cleanly; for that, compare with the hash of a later head that was
/// kept elsewhere. Reads in pages; any number of verifiers may run concurrently with appending.
public final class LedgerVerifier {

    private static final int PAGE = 1_000;

    private final EventReader reader;

    public LedgerVerifier(EventReader reader) {
        this.reader = reader;
    }

    /// Checks all commits, and that the sequences of each stream have no gaps.
    public VerificationResult verify() {
        Head head = reader.head();
        ChainChecker check = ChainChecker.fromGenesis(head.ledgerId());
        StreamSequenceChecker density = new StreamSequenceChecker();
        try {
            walk(check, Long.MAX_VALUE, commit -> {
                requireSame(head, commit);
                density.next(commit.receipt());
            });
            check.requireReached(head.position());
            return new VerificationResult(true, check.commits(), check.position(), check.hash(), null, null);
        } catch (EventLogException.Corrupted broken) {
            return new VerificationResult(false, check.commits(), check.position(), check.hash(), broken.position(),
                    broken.getMessage());
        }
    }

    /// Passes every event with `afterPosition < position <= upToPosition` to the consumer once its commit is verified,
    /// so that anything built from the events is built from what was written. Reading and checking run ahead on a
    /// separate thread; the consumer is called on the calling thread.
    ///
    /// @param afterPosition 0, or the last position of a commit, which is then trusted
    /// @throws EventLogException.Corrupted at the first invalid position; no event from there on was passed to the
    ///     consumer
    public void scanVerified(long afterPosition, long upToPosition, Consumer<StoredEvent> consumer) {
        Head head = reader.head();
        long upTo = Math.min(upToPosition, head.position());
        if (afterPosition >= upTo) {
            return;
        }
        ChainChecker check = afterPosition <= 0
                ? ChainChecker.fromGenesis(head.ledgerId())
                : ChainChecker.before(afterPosition, commitAfter(afterPosition));
        Prefetcher.<List<Commit>>run("ledger-verifier", pages -> {
            walkPages(check, upTo, pages);
            check.requireReached(upTo);
        }, page -> page.forEach(commit -> handOut(commit, upTo, consumer)));
    }

    private static void handOut(Commit commit, long upTo, Consumer<StoredEvent> consumer) {
        for (StoredEvent event : commit.events()) {
            if (event.position() <= upTo) {
                consumer.accept(event);
            }
        }
    }

    private Commit commitAfter(long position) {
        List<Commit> next = reader.readCommits(position, 1);
        if (next.isEmpty()) {
            throw new EventLogException.Corrupted(position + 1, "nothing is stored after position " + position, null);
        }
        return next.getFirst();
    }

    /// Finds the first break in a ledger without reading its head, which may itself be damaged.
    public static Optional<EventLogException.Corrupted> firstBreak(EventReader reader, String ledgerId) {
        try {
            new LedgerVerifier(reader).walk(ChainChecker.fromGenesis(ledgerId), Long.MAX_VALUE, commit -> {});
            return Optional.empty();
        } catch (EventLogException.Corrupted broken) {
            return Optional.of(broken);
        }
    }

    private void walk(ChainChecker check, long upTo, Consumer<Commit> consumer) {
        walkPages(check, upTo, page -> page.forEach(consumer));
    }

    private void walkPages(ChainChecker check, long upTo, Consumer<List<Commit>> consumer) {
        List<Commit> page = rightPage(check, upTo);
        while (!page.isEmpty()) {
            consumer.accept(page);
            page = rightPage(check, upTo);
        }
    }

    /// The next valid commits; the exception for a broken commit is thrown only when it is the first of the page.
    private List<Commit> rightPage(ChainChecker check, long upTo) {
        List<Commit> right = new ArrayList<>();
        if (check.position() >= upTo) {
            return right;
        }
        for (Commit commit : reader.readCommits(check.position(), PAGE)) {
            try {
                check.next(commit);
            } catch (EventLogException.Corrupted broken) {
                if (right.isEmpty()) {
                    throw broken;
                }
                return right;
            }
            right.add(commit);
        }
        return right;
    }

    private static void requireSame(Head head, Commit commit) {
        Receipt receipt = commit.receipt();
        if (receipt.lastPosition() == head.position() && !commit.hash().equals(head.hash())) {
            throw new EventLogException.Corrupted(receipt.firstPosition(), "the hash of the log's head is wrong", null);
        }
    }
}
