package io.incidentledger.ledger.append;

import java.util.HashSet;
import java.util.Set;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.StreamSlice;
import io.incidentledger.ledger.chain.PreparedCommit;
import org.jspecify.annotations.Nullable;

/// The streams of the commits that were rejected within one batch, for a [CommitBatchStore]. Not thread-safe.
public final class BatchRejectedStreams {

    private final Set<String> ids = new HashSet<>();

    public void add(PreparedCommit refused) {
        refused.streams().forEach(slice -> ids.add(slice.stream().id()));
    }

    /// The reason why a commit must be rejected: an earlier commit of one of its streams was rejected, or the commit
    /// itself has an error. Null when there is no such reason.
    public @Nullable EventLogException objection(PreparedCommit commit) {
        for (StreamSlice slice : commit.streams()) {
            if (ids.contains(slice.stream().id())) {
                return new EventLogException.SequenceConflict(slice.stream().id(), slice.firstSequence());
            }
        }
        return commit.flaw();
    }
}
