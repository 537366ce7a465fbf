package io.incidentledger.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// An interval during which something was impaired.
///
/// @param service the impaired service; null for the incident as a whole
/// @param level how much was lost; null if not known
/// @param to the end, exclusive; null if the impact is ongoing
public record ImpactInterval(@Nullable String service, @Nullable ImpactLevel level, Instant from,
        @Nullable Instant to) {

    public ImpactInterval {
        service = NameKey.normalizedIfGiven(service);
    }
}
