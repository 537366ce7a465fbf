package io.incidentledger.http.openapi;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/// Descriptions of members that mean the same wherever they occur, for the records whose comments do not describe them.
final class CommonMembers {

    private static final Map<String, String> REQUEST = Map.ofEntries(
            Map.entry("at", "when it happened; null: now"),
            Map.entry("reason", "why; kept with the event"));

    private static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("incidentId", "the incident's id, a UUID"),
            Map.entry("number", "the incident's display number; null: not known yet"),
            Map.entry("sequence", "the sequence of the incident's last event that is included, from 0"),
            Map.entry("mode", "how the incident was recorded: live, as a drill or after the fact"),
            Map.entry("actor", "who recorded it, as named by `X-Actor`"),
            Map.entry("source", "the calling service, as named by `X-Source`; null: not given"),
            Map.entry("recordedAt", "when it was recorded in the ledger"),
            Map.entry("position", "the position of the event that recorded it"),
            Map.entry("milestone", "the name of the milestone"),
            Map.entry("actionItemId", "the id of the action item, unique within the incident"),
            Map.entry("updateId", "the id of the status update, also its `entryId` in the timeline"),
            Map.entry("owner", "who has to do it; null: nobody yet"),
            Map.entry("dueOn", "the day by which it should be done; null: none"),
            Map.entry("priority", "how urgent it is"),
            Map.entry("definitionVersion", "the version of the definitions; it changes whenever the meaning of a "
                    + "duration does"));

    private CommonMembers() {}

    /// @param request whether the member is one of a request body
    static @Nullable String describe(String member, boolean request) {
        String description = request ? REQUEST.get(member) : null;
        return description == null ? ALL.get(member) : description;
    }
}
