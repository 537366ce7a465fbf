package io.incidentledger.query.timeline;

import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.incidentledger.events.Correction;
import io.incidentledger.events.EventTypes;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.WireNamed;
import org.jspecify.annotations.Nullable;

/// Extracts the facts of an event by name. It reads the components of the event's record, so facts that are added to an
/// event later appear in the timeline automatically.
final class EventFactExtractor {

    /// The components that the entry itself shows; the text of a postmortem section is shown with the postmortem.
    private static final Set<String> TOLD_ELSEWHERE = Set.of("occurredAt", "entryId", "updateId", "kind", "markdown");

    private static final ClassValue<List<RecordComponent>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents())
                    .filter(component -> !TOLD_ELSEWHERE.contains(component.getName())
                            || namesCorrected(type, component))
                    .toList();
        }
    };

    private EventFactExtractor() {}

    /// Whether it is the id of another entry, the one that a correction corrects.
    private static boolean namesCorrected(Class<?> type, RecordComponent component) {
        return Correction.class.isAssignableFrom(type) && component.getName().equals("entryId");
    }

    /// The facts in the order of the event's record components, without those that are absent, empty, or equal to the
    /// message.
    static Map<String, Object> of(IncidentEvent event, String message) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (RecordComponent component : COMPONENTS.get(event.getClass())) {
            Object value = value(event, component);
            if (value != null && !value.equals(message) && !empty(value)) {
                facts.put(component.getName(), value instanceof WireNamed named ? named.wireName() : value);
            }
        }
        return Collections.unmodifiableMap(facts);
    }

    private static boolean empty(Object value) {
        return value instanceof List<?> list && list.isEmpty() || value instanceof Map<?, ?> map && map.isEmpty();
    }

    private static @Nullable Object value(IncidentEvent event, RecordComponent component) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalStateException(
                    "event " + EventTypes.of(event.getClass()) + " hides its " + component.getName(),
                    unreadable);
        }
    }
}
