package io.incidentledger.ledger.mongo;

import java.util.ArrayList;
import java.util.List;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.chain.PreparedCommit;
import org.jspecify.annotations.Nullable;

/// A commit of a batch whose fate is open. Not thread-safe.
final class PendingCommit {

    private final int place;
    private final PreparedCommit commit;
    private final List<Hash> sentAs = new ArrayList<>();
    private @Nullable EventLogException objection;
    private int overtaken;

    /// @param place within the batch
    PendingCommit(int place, PreparedCommit commit) {
        this.place = place;
        this.commit = commit;
    }

    int place() {
        return place;
    }

    PreparedCommit commit() {
        return commit;
    }

    String id() {
        return commit.commitId();
    }

    /// It can't be stored, unless its id is stored already.
    void object(EventLogException reason) {
        objection = reason;
    }

    @Nullable EventLogException objection() {
        return objection;
    }

    /// It was sent with a place, and nobody knows what became of it.
    void mayHaveLandedAs(Hash hash) {
        sentAs.add(hash);
    }

    boolean mayHaveLanded() {
        return !sentAs.isEmpty();
    }

    /// Whether a stored commit with its id and this hash is this one, and not another one with the same id.
    boolean isSentAs(Hash hash) {
        return sentAs.contains(hash);
    }

    /// Another process had been first; the number of times that this has happened.
    int overtakenAgain() {
        return ++overtaken;
    }
}
