package io.incidentledger.ledger.chain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.incidentledger.ledger.StreamId;
import io.incidentledger.ledger.StreamSlice;
import org.jspecify.annotations.Nullable;

/// Groups the events of one commit into stream slices. Not thread-safe.
public final class StreamSlices {

    private final Map<String, StreamSlice> byId = new LinkedHashMap<>();
    private @Nullable StreamSlice gap;

    /// Adds the next event of the commit; events without a stream are ignored.
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

    /// The first event that does not continue its stream, as a slice of one event; null when all events do.
    public @Nullable StreamSlice gap() {
        return gap;
    }

    /// The slices, in order of first appearance.
    public List<StreamSlice> slices() {
        return List.copyOf(byId.values());
    }
}
