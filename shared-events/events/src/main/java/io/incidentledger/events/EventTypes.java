package io.incidentledger.events;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/// Looks up the logical types of events and the event classes.
public final class EventTypes {

    private EventTypes() {}

    /// Returns the type under which events of a class are stored.
    ///
    /// @throws IllegalArgumentException if the class is not an event class
    public static String of(Class<?> eventClass) {
        EventType type = eventClass.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalArgumentException(eventClass.getName() + " has no event type");
        }
        return type.value();
    }

    /// Returns the type as lower-case words joined by a separator, such as `severity-changed`.
    public static String words(String type, String between) {
        return type.replaceAll("(?<=[a-z0-9])(?=[A-Z])", between).toLowerCase(Locale.ROOT);
    }

    /// Returns all event classes below a sealed interface, at any depth.
    public static Stream<Class<?>> classesOf(Class<? extends LedgerEvent> group) {
        return below(group);
    }

    private static Stream<Class<?>> below(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventTypes::below).distinct()
                : Stream.of(type);
    }
}
