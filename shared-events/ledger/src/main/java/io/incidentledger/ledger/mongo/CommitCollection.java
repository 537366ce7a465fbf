package io.incidentledger.ledger.mongo;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Head;

/// What the appender needs of the collection of commits. Questions are answered from what a majority has, so an answer
/// never becomes wrong, only old.
///
/// Each call takes at most `atMost`. Questions that stay unanswered are [EventLogException.Unavailable].
interface CommitCollection {

    Head head(Duration atMost);

    /// Those of the commit ids that are stored.
    Map<String, CommitHeader> find(Collection<String> commitIds, Duration atMost);

    /// Those of the keys ([CommitFields#sequenceKey]) that are taken.
    Set<String> takenSequences(Collection<String> keys, Duration atMost);

    /// Those of the event ids that are stored.
    Set<String> takenEventIds(Collection<String> eventIds, Duration atMost);

    /// Inserts in order, up to the first that fails, and waits until a majority has them. Not an exception: what is
    /// known afterwards is the result.
    InsertResult insert(List<EncodedCommit> commits, Duration atMost);
}
