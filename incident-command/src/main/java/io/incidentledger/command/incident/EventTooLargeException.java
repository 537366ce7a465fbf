package io.incidentledger.command.incident;

import java.io.Serial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.EventTypes;
import io.incidentledger.events.IncidentEvent;
import io.incidentledger.events.codec.EventCodec;
import io.incidentledger.ledger.Utf8;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command was rejected: the payload of one of its events would exceed the limit. Nothing was written.
public final class EventTooLargeException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private EventTooLargeException(String message) {
        super(message, null, false, false);
    }

    static EventTooLargeException of(IncidentEvent event, long bytes, long limit) {
        JsonNode largest = JsonMapper.shared().readTree(new EventCodec().write(event));
        List<String> path = new ArrayList<>();
        while (largest.isObject() && !largest.isEmpty()) {
            Map.Entry<String, JsonNode> member = Collections.max(largest.properties(),
                    Comparator.comparingLong(each -> bytes(each.getValue())));
            path.add(member.getKey());
            largest = member.getValue();
        }
        return new EventTooLargeException(
                "The event %s would have %d bytes; the limit is %d. Its largest member is %s with %d bytes."
                        .formatted(EventTypes.of(event.getClass()), bytes, limit, String.join(".", path),
                                bytes(largest)));
    }

    private static long bytes(JsonNode member) {
        return Utf8.bytes(member.toString());
    }

    /// A sentence that names the event, its size, the limit, and its largest member.
    public String detail() {
        return String.valueOf(getMessage());
    }
}
