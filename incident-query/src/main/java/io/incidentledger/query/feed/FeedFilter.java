package io.incidentledger.query.feed;

import java.util.Set;

import io.incidentledger.ledger.StoredEvent;
import org.jspecify.annotations.Nullable;

/// The events that a caller of the feed wants.
///
/// @param types the logical types; empty: all
/// @param incidents ids of incidents; empty: all, and events that belong to none
record FeedFilter(Set<String> types, Set<String> incidents) {

    static final FeedFilter ALL = new FeedFilter(Set.of(), Set.of());

    FeedFilter {
        types = Set.copyOf(types);
        incidents = Set.copyOf(incidents);
    }

    /// Whether nothing is left out.
    boolean all() {
        return types.isEmpty() && incidents.isEmpty();
    }

    boolean matches(StoredEvent event) {
        return matches(event.type(), CloudEventWriter.incidentOf(event));
    }

    boolean matches(FeedEvent event) {
        return matches(event.type(), event.incidentId());
    }

    private boolean matches(String type, @Nullable String incident) {
        return (types.isEmpty() || types.contains(type))
                && (incidents.isEmpty() || incident != null && incidents.contains(incident));
    }
}
