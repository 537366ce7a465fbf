package io.incidentledger.ledger.chain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Hash;
import io.incidentledger.ledger.NewCommit;
import io.incidentledger.ledger.NewEvent;
import io.incidentledger.ledger.Salt;
import io.incidentledger.ledger.SaltedDigest;
import io.incidentledger.ledger.StreamSlice;
import org.jspecify.annotations.Nullable;

/// A commit for which all work that is independent of its place in the log is done: it is checked, salted and digested.
/// Callers prepare commits on their own threads, so that the single appender only has to number and chain them.
/// Immutable.
///
/// @param streams the stream slices that the commit is to write, in order of first appearance
/// @param flaw the reason why no log can store the commit, unless its id is already stored; null when none was found
public record PreparedCommit(NewCommit commit, List<StreamSlice> streams, List<SaltedDigest> seals,
        @Nullable EventLogException flaw) {
    public PreparedCommit {
        streams = List.copyOf(streams);
        seals = List.copyOf(seals);
    }

    /// @param random source of the salts; must be cryptographically strong
    /// @throws IllegalArgumentException when a text is not well-formed Unicode, or an event has a stream but no
    ///     sequence or vice versa
    public static PreparedCommit of(NewCommit commit, RandomGenerator random) {
        CanonicallyEncodableCheck.require("commit id", commit.commitId());
        HashChain chain = new HashChain();
        StreamSlices streams = new StreamSlices();
        List<SaltedDigest> seals = new ArrayList<>(commit.events().size());
        for (NewEvent event : commit.events()) {
            CanonicallyEncodableCheck.require(event);
            streams.add(event.stream(), event.sequence());
            Salt salt = Salt.random(random);
            seals.add(new SaltedDigest(salt, chain.eventDigest(salt, event)));
        }
        return new PreparedCommit(commit, streams.slices(), seals, rejection(commit, streams));
    }

    private static @Nullable EventLogException rejection(NewCommit commit, StreamSlices streams) {
        StreamSlice gap = streams.gap();
        if (gap != null) {
            return new EventLogException.SequenceConflict(gap.stream().id(), gap.firstSequence());
        }
        Set<String> eventIds = new HashSet<>();
        for (NewEvent event : commit.events()) {
            if (!eventIds.add(event.eventId())) {
                return new EventLogException.DuplicateEvent(event.eventId());
            }
        }
        return null;
    }

    public String commitId() {
        return commit.commitId();
    }

    List<Hash> digests() {
        return seals.stream().map(SaltedDigest::digest).toList();
    }
}
