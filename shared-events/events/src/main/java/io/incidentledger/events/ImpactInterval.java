package io.incidentledger.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// An interval during which something was impaired.
///
/// @param service the impaired service; null: the incident as a whole
/// @param level how much was lost; null: not known
/// @param from when it began
/// @param to when it ended, exclusive; null: it has not ended
public record ImpactInterval(@Nullable String service, @Nullable ImpactLevel level, Instant from,
        @Nullable Instant to) {

    public ImpactInterval {
        service = NameKey.normalizedIfGiven(service);
    }
}
