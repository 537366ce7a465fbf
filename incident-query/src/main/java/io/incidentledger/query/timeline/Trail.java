package io.incidentledger.query.timeline;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// The entries so far: a list that grows at its end in constant time and leaves the shorter ones as they were, so that folding n events costs n steps.
record Trail(TimelineEntry last, @Nullable Trail before, int size) {

    static Trail of(@Nullable Trail before, TimelineEntry entry) {
        return new Trail(entry, before, before == null ? 1 : before.size() + 1);
    }

    List<TimelineEntry> toList() {
        TimelineEntry[] entries = new TimelineEntry[size];
        @Nullable Trail rest = this;
        for (int index = size - 1; rest != null; index--) {
            entries[index] = rest.last();
            rest = rest.before();
        }
        return Arrays.asList(entries);
    }
}
