package io.incidentledger.ledger.append;

import java.util.HashSet;
import java.util.Set;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.StreamSlice;
import io.incidentledger.ledger.chain.PreparedCommit;
import org.jspecify.annotations.Nullable;

/// The streams of the commits that were refused within one batch, for a [BatchStore]. Not thread-safe.
public final class RejectedStreams {

    private final Set<String> ids = new HashSet<>();

    public void add(PreparedCommit refused) {
        refused.streams().forEach(slice -> ids.add(slice.stream().id()));
    }

    /// Why a commit must not be stored after what was refused before it; null: nothing in the way.
    public @Nullable EventLogException objection(PreparedCommit commit) {
        for (StreamSlice slice : commit.streams()) {
            if (ids.contains(slice.stream().id())) {
                return new EventLogException.SequenceConflict(slice.stream().id(), slice.firstSequence());
            }
        }
        return commit.flaw();
    }
}
