package io.incidentledger.projection.memory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.incidentledger.projection.documents.IndexField;
import org.jspecify.annotations.Nullable;

/// Index from values to documents. One thread writes, any thread may read. Readers must check the document again,
/// because its value may have changed.
final class MemoryEqualityIndex<D> {

    private final IndexField<D> field;
    private final Map<Object, Set<MemorySlot<D>>> slotsByValue = new ConcurrentHashMap<>();

    MemoryEqualityIndex(IndexField<D> field) {
        this.field = field;
    }

    void add(MemorySlot<D> slot, @Nullable D before, D after) {
        if (!sameValue(before, after)) {
            values(after).forEach(
                    value -> slotsByValue.computeIfAbsent(value, key -> ConcurrentHashMap.newKeySet()).add(slot));
        }
    }

    void removeFormer(MemorySlot<D> slot, @Nullable D before, D after) {
        if (before == null || sameValue(before, after)) {
            return;
        }
        Collection<?> kept = values(after);
        values(before).stream().filter(value -> !kept.contains(value)).forEach(value -> remove(value, slot));
    }

    private void remove(Object value, MemorySlot<D> slot) {
        slotsByValue.computeIfPresent(value, (key, slots) -> {
            slots.remove(slot);
            return slots.isEmpty() ? null : slots;
        });
    }

    Set<MemorySlot<D>> with(Object value) {
        return slotsByValue.getOrDefault(value, Set.of());
    }

    private boolean sameValue(@Nullable D before, D after) {
        return before != null && Objects.equals(field.value().apply(before), field.value().apply(after));
    }

    private Collection<?> values(D document) {
        Object value = field.value().apply(document);
        if (value == null) {
            return List.of();
        }
        return value instanceof Collection<?> several ? several : List.of(value);
    }
}
