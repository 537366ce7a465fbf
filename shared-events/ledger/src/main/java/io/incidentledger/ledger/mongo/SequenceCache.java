package io.incidentledger.ledger.mongo;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;

import io.incidentledger.ledger.StreamSlice;

/// Cache of sequences that are known to be stored: one range for each of the most recently used streams. Stored events
/// are never removed, so the cache can become outdated but never wrong. Not thread-safe.
final class SequenceCache {

    private static final int STREAMS = 50_000;

    private final Map<String, Run> runs = new LinkedHashMap<>(16, 0.75f, true) {

        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Run> eldest) {
            return size() > STREAMS;
        }
    };

    private record Run(long first, long last) {

        /// Joins both ranges when there is nothing between them; otherwise returns the one added later.
        Run with(Run later) {
            boolean apart = later.first > last + 1 || first > later.last + 1;
            return apart ? later : new Run(Math.min(first, later.first), Math.max(last, later.last));
        }
    }

    void add(StreamSlice slice) {
        runs.merge(slice.stream().id(), new Run(slice.firstSequence(), slice.lastSequence()), Run::with);
    }

    /// Whether a sequence is stored; false only means that it is not known here.
    boolean contains(String streamId, long sequence) {
        Run run = runs.get(streamId);
        return run != null && run.first <= sequence && sequence <= run.last;
    }

    /// Whether the stream has any event; false only means that it is not known here.
    boolean contains(String streamId) {
        return runs.containsKey(streamId);
    }

    void clear() {
        runs.clear();
    }
}
