package io.incidentledger.query.milestones;

import java.time.Instant;

import io.incidentledger.events.ImpactLevel;
import org.jspecify.annotations.Nullable;

/// A stretch of impact after all that is known was put together.
///
/// @param service
///            the impaired service; null: the incident as a whole
/// @param to
///            exclusive; null: it lasts
/// @param assumed
///            whether a side is only assumed, so that no duration may rest on it
public record ImpactStretch(@Nullable String service, @Nullable ImpactLevel level, Instant from, @Nullable Instant to,
        boolean assumed) {

    /// Whether it counts for this service.
    public boolean concerns(String candidate) {
        return service == null || service.equals(candidate);
    }

    /// Whether it ends before it begins.
    public boolean negative() {
        return to != null && to.isBefore(from);
    }

    /// Whether a side of it lies after this time.
    public boolean reachesBeyond(Instant now) {
        return from.isAfter(now) || to != null && to.isAfter(now);
    }
}
