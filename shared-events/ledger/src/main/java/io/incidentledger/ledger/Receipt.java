package io.incidentledger.ledger;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// Confirmation by the log that a commit is durable.
///
/// @param firstPosition position of the first event
/// @param lastPosition position of the last event
/// @param streams the stream slices that the commit wrote, in order of first appearance
/// @param requestDigest request digest given when the commit was first appended
/// @param repeated whether the commit had been stored before, so that nothing was written this time
public record Receipt(String commitId, long firstPosition, long lastPosition, Instant recordedAt,
        List<StreamSlice> streams,
        @Nullable Hash requestDigest, boolean repeated) {
    public Receipt {
        streams = List.copyOf(streams);
    }

    /// The same receipt, marked as repeated.
    public Receipt asRepeated() {
        return new Receipt(commitId, firstPosition, lastPosition, recordedAt, streams, requestDigest, true);
    }
}
