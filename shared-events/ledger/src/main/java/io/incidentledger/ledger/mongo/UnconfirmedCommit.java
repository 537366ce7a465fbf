package io.incidentledger.ledger.mongo;

import java.util.ArrayList;
import java.util.List;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.chain.PreparedCommit;
import org.jspecify.annotations.Nullable;

/// A commit of a batch whose outcome is not yet known. Not thread-safe.
final class UnconfirmedCommit {

    private final int place;
    private final PreparedCommit commit;
    private final List<Hash> sentAs = new ArrayList<>();
    private @Nullable EventLogException objection;
    private int overtaken;

    /// @param place index within the batch
    UnconfirmedCommit(int place, PreparedCommit commit) {
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

    /// Records why the commit can't be stored, unless its id is already stored.
    void object(EventLogException reason) {
        objection = reason;
    }

    @Nullable EventLogException objection() {
        return objection;
    }

    /// Records that the commit was sent with a place, and so with this hash, and that the outcome is unknown.
    void mayHaveLandedAs(Hash hash) {
        sentAs.add(hash);
    }

    boolean mayHaveLanded() {
        return !sentAs.isEmpty();
    }

    /// Whether a stored commit with its id and this hash is this commit, and not another one with the same id.
    boolean isSentAs(Hash hash) {
        return sentAs.contains(hash);
    }

    /// Records that another process was first; returns how often this has happened.
    int overtakenAgain() {
        return ++overtaken;
    }
}
