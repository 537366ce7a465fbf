package io.incidentledger.ledger.chain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.ledger.Commit;
import io.incidentledger.ledger.EpochMicros;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.Head;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.NewEvent;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.StoredEvent;

/// A prepared commit with its place in the log: numbered, timed and chained to the head before it. It is part of the
/// log only once a store has made it durable.
///
/// @param head the end of the log after this commit
public record ChainedCommit(PreparedCommit prepared, Receipt receipt, Hash previousHash, Head head) {

    /// Places a commit after a head.
    ///
    /// @param clock the current time; `recordedAt` is never before the head's, even when the clock was set back
    public static ChainedCommit behind(Head head, PreparedCommit prepared, Instant clock, HashChain chain) {
        NewCommit commit = prepared.commit();
        Instant now = EpochMicros.truncate(clock);
        Instant recordedAt = now.isBefore(head.recordedAt()) ? head.recordedAt() : now;
        long last = head.position() + commit.events().size();
        Receipt receipt = new Receipt(commit.commitId(), head.position() + 1, last, recordedAt, prepared.streams(),
                commit.requestDigest(), false);
        Hash hash = chain.commitHash(receipt, head.hash(), prepared.digests());
        Head next = new Head(head.ledgerId(), last, head.commits() + 1, hash, recordedAt);
        return new ChainedCommit(prepared, receipt, head.hash(), next);
    }

    /// Converts a commit that already has its place, as another store of the same ledger returns it: the inverse of
    /// [#stored()].
    public static ChainedCommit stored(String ledgerId, Commit commit) {
        Receipt receipt = commit.receipt();
        NewCommit written = new NewCommit(receipt.commitId(), receipt.requestDigest(),
                commit.events().stream().map(StoredEvent::written).toList());
        PreparedCommit prepared = new PreparedCommit(written, receipt.streams(), commit.seals(), null);
        Head head = new Head(ledgerId, receipt.lastPosition(), commit.number(), commit.hash(), receipt.recordedAt());
        return new ChainedCommit(prepared, receipt, commit.previousHash(), head);
    }

    /// Whether this commit directly continues a log that has the given end.
    public boolean follows(Head end) {
        return head.ledgerId().equals(end.ledgerId()) && receipt.firstPosition() == end.position() + 1
                && head.commits() == end.commits() + 1 && previousHash.equals(end.hash());
    }

    public Hash hash() {
        return head.hash();
    }

    /// The commit as readers will see it.
    public Commit stored() {
        List<StoredEvent> events = new ArrayList<>();
        long position = receipt.firstPosition();
        for (NewEvent event : prepared.commit().events()) {
            events.add(new StoredEvent(position++, receipt.commitId(), receipt.recordedAt(), event.eventId(),
                    event.stream(), event.sequence(), event.type(), event.revision(), event.payload(),
                    event.metadata(), EpochMicros.truncate(event.timestamp())));
        }
        return new Commit(HashChain.FORMAT_VERSION, head.commits(), receipt, previousHash, hash(), events,
                prepared.seals());
    }
}
