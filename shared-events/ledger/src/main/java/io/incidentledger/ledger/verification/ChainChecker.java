package io.incidentledger.ledger.verification;

import java.time.Instant;
import java.util.List;

import io.incidentledger.ledger.Commit;
import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.SaltedDigest;
import io.incidentledger.ledger.StoredEvent;
import io.incidentledger.ledger.chain.HashChain;
import io.incidentledger.ledger.chain.StreamSlices;

/// Checks consecutive commits: each must be what was written, and must follow the one before it. Not thread-safe.
public final class ChainChecker {

    private final HashChain chain = new HashChain();
    private long position;
    private long number;
    private Hash hash;
    private Instant recordedAt;

    private ChainChecker(long position, long number, Hash hash, Instant recordedAt) {
        this.position = position;
        this.number = number;
        this.hash = hash;
        this.recordedAt = recordedAt;
    }

    /// Creates a check that starts with a ledger's first commit.
    public static ChainChecker fromGenesis(String ledgerId) {
        return new ChainChecker(0, 0, new HashChain().genesis(ledgerId), Instant.EPOCH);
    }

    /// Creates a check that starts after the end of a log, which is trusted.
    public static ChainChecker at(Head head) {
        return new ChainChecker(head.position(), head.commits(), head.hash(), head.recordedAt());
    }

    /// Creates a check that starts with the given commit and trusts its data about the commit before it.
    public static ChainChecker before(long position, Commit next) {
        return new ChainChecker(position, next.number() - 1, next.previousHash(), next.receipt().recordedAt());
    }

    /// Checks the next commit.
    ///
    /// @throws EventLogException.Corrupted with the first position that is wrong
    public void next(Commit commit) {
        Receipt receipt = commit.receipt();
        long first = receipt.firstPosition();
        require(first == position + 1, position + 1, "the commit is missing; the next one starts at " + first);
        require(commit.formatVersion() == HashChain.FORMAT_VERSION, first, "its format is unknown");
        require(commit.number() == number + 1, first, "commit " + (number + 1) + " has number " + commit.number());
        require(commit.previousHash().equals(hash), first, "its commit does not follow the commit before it");
        require(!receipt.recordedAt().isBefore(recordedAt), first, "it was recorded before the commit before it");
        checkEvents(commit);
        List<Hash> digests = commit.seals().stream().map(SaltedDigest::digest).toList();
        require(commit.hash().equals(chain.commitHash(receipt, hash, digests)), first,
                "the hash of its commit is wrong");
        position = receipt.lastPosition();
        number++;
        hash = commit.hash();
        recordedAt = receipt.recordedAt();
    }

    private void checkEvents(Commit commit) {
        Receipt receipt = commit.receipt();
        long count = receipt.lastPosition() - receipt.firstPosition() + 1;
        require(count >= 1 && count == commit.events().size() && count == commit.seals().size(),
                receipt.firstPosition(),
                "its commit should have " + count + (count == 1 ? " event" : " events"));
        StreamSlices slices = new StreamSlices();
        for (int i = 0; i < count; i++) {
            StoredEvent event = commit.events().get(i);
            long expected = receipt.firstPosition() + i;
            require(event.position() == expected, expected, "the event is missing");
            SaltedDigest saltedDigest = commit.seals().get(i);
            require(saltedDigest.digest().equals(chain.eventDigest(saltedDigest.salt(), event.written())), expected,
                    "the digest of the event is wrong");
            slices.add(event.stream(), event.sequence());
        }
        require(slices.slices().equals(receipt.streams()) && slices.gap() == null, receipt.firstPosition(),
                "its commit references other streams");
    }

    /// Requires that the log reaches a position that it claimed to have.
    public void requireReached(long claimed) {
        require(position >= claimed, position + 1, "the log should continue to position " + claimed);
    }

    private static void require(boolean right, long position, String otherwise) {
        if (!right) {
            throw new EventLogException.Corrupted(position,
                    "the ledger is broken at position " + position + ": " + otherwise,
                    null);
        }
    }

    /// The last position up to which everything is valid.
    public long position() {
        return position;
    }

    /// The number of the last valid commit.
    public long commits() {
        return number;
    }

    /// The hash of the last valid commit; before the first one, the hash that it must follow.
    public Hash hash() {
        return hash;
    }
}
