package io.incidentledger.ledger.mongo;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Head;

/// Operations of the appender on the collection of commits. Queries see what a majority has, so a result can become
/// outdated but never wrong.
///
/// Each call takes at most `atMost`. Queries without a response fail with [EventLogException.Unavailable].
interface CommitCollection {

    Head head(Duration atMost);

    /// The commits with one of the given ids that are stored, by id.
    Map<String, CommitHeader> find(Collection<String> commitIds, Duration atMost);

    /// The given keys ([CommitDocumentFields#sequenceKey]) that are taken.
    Set<String> takenSequences(Collection<String> keys, Duration atMost);

    /// The given event ids that are stored.
    Set<String> takenEventIds(Collection<String> eventIds, Duration atMost);

    /// Inserts in order, up to the first failure, and waits until a majority has the commits. Does not throw: the
    /// result is what is known afterwards.
    InsertResult insert(List<EncodedCommit> commits, Duration atMost);
}
