package io.incidentledger.projection.memory;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

import io.incidentledger.projection.documents.DocumentQuery.Cursor;
import io.incidentledger.projection.documents.FieldCondition;
import io.incidentledger.projection.documents.IndexField;
import org.jspecify.annotations.Nullable;

/// Index of documents ordered by a field, then by id. One thread writes, any thread may read. An entry is valid only
/// while its document still has the value.
final class MemoryOrderIndex<D> {

    /// Sorts before all ids.
    private static final String FIRST_ID = "";

    private final IndexField<D> field;
    private final NavigableMap<Cursor, MemorySlot<D>> slots = new ConcurrentSkipListMap<>();

    MemoryOrderIndex(IndexField<D> field) {
        this.field = field;
    }

    void add(MemorySlot<D> slot, D after) {
        Object value = field.value().apply(after);
        if (value != null) {
            slots.put(key(slot, value), slot);
        }
    }

    void removeFormer(MemorySlot<D> slot, @Nullable D before, D after) {
        Object former = before == null ? null : field.value().apply(before);
        if (former != null && !former.equals(field.value().apply(after))) {
            slots.remove(key(slot, former));
        }
    }

    private Cursor key(MemorySlot<D> slot, Object value) {
        return new Cursor((Comparable<?>) value, slot.id);
    }

    /// The entries after the cursor, or from the beginning, as far as their values are within the range.
    Iterable<Map.Entry<Cursor, MemorySlot<D>>> walk(FieldCondition.@Nullable Range range, @Nullable Cursor after,
            boolean descending) {
        Cursor low = range == null || range.from() == null ? null : new Cursor(range.from(), FIRST_ID);
        Cursor high = range == null || range.to() == null ? null : new Cursor(range.to(), FIRST_ID);
        boolean behindLow = false;
        if (after != null && !descending && (low == null || after.compareTo(low) >= 0)) {
            low = after;
            behindLow = true;
        }
        if (after != null && descending && (high == null || after.compareTo(high) < 0)) {
            high = after;
        }
        return between(low, behindLow, high, descending).entrySet();
    }

    private NavigableMap<Cursor, MemorySlot<D>> between(@Nullable Cursor low, boolean behindLow, @Nullable Cursor high,
            boolean descending) {
        if (low != null && high != null && low.compareTo(high) > 0) {
            return Collections.emptyNavigableMap();
        }
        NavigableMap<Cursor, MemorySlot<D>> within = low == null ? slots : slots.tailMap(low, !behindLow);
        within = high == null ? within : within.headMap(high, false);
        return descending ? within.descendingMap() : within;
    }
}
