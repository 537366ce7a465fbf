package io.incidentledger.ledger;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// All events of one command, which are stored atomically.
///
/// @param commitId unique in the ledger; a commit whose id is already stored is not stored again
/// @param requestDigest digest of the request that led to the commit, to detect the same key with another body; null
///     when the request had no key
/// @param events at least one, in the order in which they happened; those of one stream have consecutive sequences
public record NewCommit(String commitId, @Nullable Hash requestDigest, List<NewEvent> events) {
    public NewCommit {
        events = List.copyOf(events);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("a commit has at least one event");
        }
    }
}
