package io.incidentledger.ledger;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// The log's word that a commit is durable.
///
/// @param firstPosition position of the first event
/// @param lastPosition position of the last event
/// @param streams the parts of streams that it wrote, in order of first appearance
/// @param requestDigest as given when it was appended first
/// @param repeated the commit had been stored before; nothing was written this time
public record Receipt(String commitId, long firstPosition, long lastPosition, Instant recordedAt,
        List<StreamSlice> streams,
        @Nullable Hash requestDigest, boolean repeated) {
    public Receipt {
        streams = List.copyOf(streams);
    }

    /// The same facts, for a caller who asked for the commit again.
    public Receipt asRepeated() {
        return new Receipt(commitId, firstPosition, lastPosition, recordedAt, streams, requestDigest, true);
    }
}
