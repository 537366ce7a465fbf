package io.incidentledger.events;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// Operations on the labels of an incident.
public final class Labels {

    private Labels() {}

    /// Returns the labels after a change, following RFC 7396 (JSON Merge Patch): a null value removes a label. Labels
    /// stay in the order in which they were first added; the map is unmodifiable.
    ///
    /// @param change null if nothing changes
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
