package io.incidentledger.ledger.verification;

import java.util.HashMap;
import java.util.Map;

import io.incidentledger.ledger.EventLogException;
import io.incidentledger.ledger.Receipt;
import io.incidentledger.ledger.StreamSlice;

/// Checks, commit by commit, that each stream continues with the sequence after its last one. Keeps an entry for every
/// stream in memory. Not thread-safe.
final class StreamSequenceChecker {

    private final Map<String, Long> nextSequence = new HashMap<>();

    /// @throws EventLogException.Corrupted with the first position of the commit that does not continue a stream
    void next(Receipt commit) {
        for (StreamSlice slice : commit.streams()) {
            long expected = nextSequence.getOrDefault(slice.stream().id(), slice.firstSequence());
            if (slice.firstSequence() != expected) {
                throw new EventLogException.Corrupted(commit.firstPosition(), "stream " + slice.stream().id()
                        + " continues with sequence " + slice.firstSequence() + " instead of " + expected, null);
            }
            nextSequence.put(slice.stream().id(), slice.lastSequence() + 1);
        }
    }
}
