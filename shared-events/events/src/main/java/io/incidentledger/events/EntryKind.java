package io.incidentledger.events;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentledger.events.IncidentEvent.EntryMovedHere;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;

/// Kind of a timeline entry that a person writes.
public enum EntryKind implements WireNamed {
    /// Anything else that is worth keeping.
    NOTE("note"),
    /// Something that was done.
    ACTION("action"),
    /// What was decided.
    DECISION("decision"),
    /// A suspected cause.
    HYPOTHESIS("hypothesis"),
    /// What was seen.
    OBSERVATION("observation"),
    /// A pointer to a dashboard, a deployment or a document.
    LINK(
            "link"),
    /// What was said to whom.
    COMMUNICATION("communication");

    private static final List<String> NAMES = allNames();

    private final String wireName;

    EntryKind(String wireName) {
        this.wireName = wireName;
    }

    @Override
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /// Returns all kinds that a timeline entry may have: first those written by people, then those derived from event
    /// types.
    public static List<String> names() {
        return NAMES;
    }

    private static List<String> allNames() {
        Stream<String> written = Arrays.stream(values()).map(EntryKind::wireName);
        Stream<String> events = EventTypes.classesOf(IncidentEvent.class)
                .filter(type -> type != TimelineEntryAdded.class && type != EntryMovedHere.class).map(EntryKind::nameOf)
                .sorted();
        return Stream.concat(written, events).distinct().toList();
    }

    private static String nameOf(Class<?> event) {
        return EventTypes.words(EventTypes.of(event), "-");
    }

    /// Returns the kind under which the timeline lists an event: the kind that a person chose, otherwise the event type
    /// in kebab-case, such as `severity-changed`.
    public static String nameOf(IncidentEvent event) {
        if (event instanceof EntryMovedHere entry) {
            return entry.kind().wireName();
        }
        return event instanceof TimelineEntryAdded entry
                ? entry.kind().wireName()
                : nameOf(event.getClass());
    }
}
