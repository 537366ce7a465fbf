package io.incidentledger.ledger;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// All events of one command: stored whole or not at all.
///
/// @param commitId unique in the ledger; a commit with an id that is stored already is not stored again
/// @param requestDigest of the request that led to it, so that the same key with another body is noticed; null: the
///     request had no key
/// @param events at least one, in the order in which they happened; those of one stream have consecutive sequences
public record NewCommit(String commitId, @Nullable Hash requestDigest, List<NewEvent> events) {
    public NewCommit {
        events = List.copyOf(events);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("a commit has at least one event");
        }
    }
}
