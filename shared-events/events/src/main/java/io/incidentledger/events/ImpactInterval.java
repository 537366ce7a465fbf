package io.incidentledger.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// A stretch of world time in which something was impaired.
///
/// @param service the impaired service; null: the incident as a whole
/// @param level how much was lost; null: not known
/// @param to the end, exclusive; null: it lasts
public record ImpactInterval(@Nullable String service, @Nullable ImpactLevel level, Instant from,
        @Nullable Instant to) {

    public ImpactInterval {
        service = NameKey.normalizedIfGiven(service);
    }
}
