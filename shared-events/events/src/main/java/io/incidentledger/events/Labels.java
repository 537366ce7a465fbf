package io.incidentledger.events;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// Labels of an incident.
public final class Labels {

    private Labels() {}

    /// The labels after a change, as by RFC 7396 (JSON Merge Patch): a null value removes a label. In the order in
    /// which they were given first; unmodifiable.
    ///
    /// @param change null: none
    public static Map<String, String> merged(Map<String, String> labels,
            @Nullable Map<String, @Nullable String> change) {
        Map<String, String> merged = new LinkedHashMap<>(labels);
        if (change != null) {
            change.forEach((name, value) -> {
                if (value == null) {
                    merged.remove(name);
                } else {
                    merged.put(name, value);
                }
            });
        }
        return Collections.unmodifiableMap(merged);
    }
}
