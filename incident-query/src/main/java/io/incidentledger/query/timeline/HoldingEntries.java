package io.incidentledger.query.timeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// Which entries of a timeline tell how it is, instead of those that were superseded.
public final class HoldingEntries {

    private final Map<String, TimelineEntry> byId = new HashMap<>();

    public HoldingEntries(List<TimelineEntry> entries) {
        entries.forEach(entry -> byId.put(entry.entryId(), entry));
    }

    /// The last one of the chain that begins with an entry; itself if that is not superseded.
    ///
    /// @param fact
    ///            that is asked for
    public TimelineEntry of(TimelineEntry entry, String fact) {
        TimelineEntry holding = entry;
        for (TimelineEntry next = next(entry, fact); next != null; next = next(next, fact)) {
            holding = next;
        }
        return holding;
    }

    private @Nullable TimelineEntry next(TimelineEntry entry, String fact) {
        return entry.supersededBy().stream().filter(by -> by.facts().contains(fact)).findFirst()
                .map(by -> byId.get(by.entryId())).orElse(null);
    }
}
