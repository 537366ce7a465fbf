package io.incidentledger.ledger.mongo;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.NewEvent;
import io.incidentledger.ledger.StreamSlice;
import io.incidentledger.ledger.chain.PreparedCommit;
import org.jspecify.annotations.Nullable;

/// Finds out with what a majority has that a commit conflicts, whatever its position.
final class ConflictFinder {

    private final CommitCollection commits;
    private final BatchDeadline batchDeadline;

    ConflictFinder(CommitCollection commits, BatchDeadline batchDeadline) {
        this.commits = commits;
        this.batchDeadline = batchDeadline;
    }

    @Nullable EventLogException of(PreparedCommit commit) {
        EventLogException taken = takenSequence(commit.streams());
        return taken != null ? taken : takenEventId(commit.commit().events());
    }

    /// Finds only conflicts within the same streams.
    @Nullable EventLogException takenSequence(List<StreamSlice> slices) {
        if (slices.isEmpty()) {
            return null;
        }
        Set<String> keys = new HashSet<>();
        for (StreamSlice slice : slices) {
            keys.add(CommitDocumentFields.firstKey(slice));
            keys.add(CommitDocumentFields.beginningKey(slice.stream().id()));
        }
        Set<String> taken = commits.takenSequences(keys, batchDeadline.next());
        for (StreamSlice slice : slices) {
            boolean hasBegun = taken.contains(CommitDocumentFields.beginningKey(slice.stream().id()));
            if (taken.contains(CommitDocumentFields.firstKey(slice)) || slice.firstSequence() == 0 && hasBegun) {
                return new EventLogException.SequenceConflict(slice.stream().id(), slice.firstSequence());
            }
        }
        return null;
    }

    private @Nullable EventLogException takenEventId(List<NewEvent> events) {
        List<String> ids = events.stream().map(NewEvent::eventId).toList();
        Set<String> taken = commits.takenEventIds(ids, batchDeadline.next());
        return ids.stream().filter(taken::contains).findFirst().map(EventLogException.DuplicateEvent::new)
                .orElse(null);
    }
}
