package io.incidentledger.query.displaynumbers;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.projection.EventBatch;
import io.incidentledger.projection.View;

/// Display numbers in memory. A single thread writes; any thread may read.
public final class MemoryDisplayNumbers implements View, DisplayNumbers {

    private static final int ROOM_AT_FIRST = 1_024;

    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    /// Slot 0 holds number 1. The array is replaced when it is full; a slot is written before its number becomes
    /// visible.
    private volatile String[] incidents = new String[ROOM_AT_FIRST];
    private volatile int declared;
    private volatile long position;

    @Override
    public String name() {
        return "numbers";
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void apply(EventBatch batch) {
        for (RecordedEvent event : batch.events()) {
            if (event.position() > position && event.event() instanceof IncidentDeclared) {
                append(event.incidentId());
                position = event.position();
            }
        }
        position = Math.max(position, batch.upTo());
    }

    private void append(String incidentId) {
        int rank = declared;
        if (rank == incidents.length) {
            incidents = Arrays.copyOf(incidents, 2 * rank);
        }
        incidents[rank] = incidentId;
        declared = rank + 1;
        numbers.put(incidentId, rank + 1);
    }

    @Override
    public OptionalLong numberOf(String incidentId) {
        Integer number = numbers.get(incidentId);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    @Override
    public Map<String, Long> numbersOf(Collection<String> incidentIds) {
        Map<String, Long> found = new HashMap<>();
        incidentIds.forEach(id -> numberOf(id).ifPresent(number -> found.put(id, number)));
        return found;
    }

    @Override
    public Optional<String> incidentWith(long number) {
        int known = declared;
        return number < 1 || number > known ? Optional.empty() : Optional.of(incidents[(int) number - 1]);
    }
}
