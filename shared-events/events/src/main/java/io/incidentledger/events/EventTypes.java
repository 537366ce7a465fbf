package io.incidentledger.events;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/// The logical types of events, and the classes that have one.
public final class EventTypes {

    private EventTypes() {}

    /// The type under which events of a class are stored.
    ///
    /// @throws IllegalArgumentException when it is no class of an event
    public static String of(Class<?> eventClass) {
        EventType type = eventClass.getAnnotation(EventType.class);
        if (type == null) {
            throw new IllegalArgumentException(eventClass.getName() + " has no event type");
        }
        return type.value();
    }

    /// The type as words with something between them, such as `severity-changed`.
    public static String words(String type, String between) {
        return type.replaceAll("(?<=[a-z0-9])(?=[A-Z])", between).toLowerCase(Locale.ROOT);
    }

    /// All classes of events below a sealed interface, however they are grouped.
    public static Stream<Class<?>> classesOf(Class<? extends LedgerEvent> group) {
        return below(group);
    }

    private static Stream<Class<?>> below(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventTypes::below).distinct()
                : Stream.of(type);
    }
}
