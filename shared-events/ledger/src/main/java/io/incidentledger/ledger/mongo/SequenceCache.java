package io.incidentledger.ledger.mongo;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;

import io.incidentledger.ledger.StreamSlice;

/// For each of the streams that were used last, a run of sequences that it has for certain. What is stored stays, so
/// this never becomes wrong, only old. Not thread-safe.
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

        /// Both in one, when there is nothing between them; else the later one.
        Run with(Run later) {
            boolean apart = later.first > last + 1 || first > later.last + 1;
            return apart ? later : new Run(Math.min(first, later.first), Math.max(last, later.last));
        }
    }

    void add(StreamSlice slice) {
        runs.merge(slice.stream().id(), new Run(slice.firstSequence(), slice.lastSequence()), Run::with);
    }

    /// False: it is not known here.
    boolean contains(String streamId, long sequence) {
        Run run = runs.get(streamId);
        return run != null && run.first <= sequence && sequence <= run.last;
    }

    /// Whether the stream has any event; false: it is not known here.
    boolean contains(String streamId) {
        return runs.containsKey(streamId);
    }

    void clear() {
        runs.clear();
    }
}
