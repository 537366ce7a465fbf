package io.incidentledger.ledger.chain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.incidentledger.ledger.StreamId;
import io.incidentledger.ledger.StreamSlice;
import org.jspecify.annotations.Nullable;

/// Gathers the events of one commit into the parts of streams that they form. Not thread-safe.
public final class StreamSlices {

    private final Map<String, StreamSlice> byId = new LinkedHashMap<>();
    private @Nullable StreamSlice gap;

    /// The next event of the commit; one without a stream takes no part.
    public void add(@Nullable StreamId stream, long sequence) {
        if (stream != null) {
            byId.merge(stream.id(), new StreamSlice(stream, sequence, 1), this::extend);
        }
    }

    private StreamSlice extend(StreamSlice slice, StreamSlice next) {
        if (gap == null && next.firstSequence() != slice.lastSequence() + 1) {
            gap = next;
        }
        return new StreamSlice(slice.stream(), slice.firstSequence(), slice.count() + 1);
    }

    /// The first event that does not continue its stream, as a slice of its own; null: all do.
    public @Nullable StreamSlice gap() {
        return gap;
    }

    /// In order of first appearance.
    public List<StreamSlice> slices() {
        return List.copyOf(byId.values());
    }
}
