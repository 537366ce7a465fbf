package io.incidentledger.events;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentledger.events.IncidentEvent.TimelineEntryAdded;

/** What a person writes into the timeline. */
public enum EntryKind implements WireNamed {
    NOTE("note"),
    ACTION("action"),
    DECISION("decision"),
    HYPOTHESIS("hypothesis"),
    OBSERVATION("observation"),
    LINK(
            "link"),
    COMMUNICATION("communication");

    private final String wireName;

    EntryKind(String wireName) {
        this.wireName = wireName;
    }

    @Override
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** What the timeline calls the entry of an event: the kind that a person wrote, else the event's own name in kebab-case, such as {@code severity-changed}. */
    public static String nameOf(IncidentEvent event) {
        return event instanceof TimelineEntryAdded entry
                ? entry.kind().wireName()
                : event.getClass().getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
