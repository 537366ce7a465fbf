package io.incidentledger.events.milestones;

import java.time.Instant;

import io.incidentledger.events.ImpactLevel;
import org.jspecify.annotations.Nullable;

/// A stretch of impact after all that is known was put together.
///
/// @param service
///            the impaired service; null: the incident as a whole
/// @param beginning
///            and how it is known
/// @param ending
///            null: it lasts
public record ImpactPeriod(@Nullable String service, @Nullable ImpactLevel level, MilestoneFact beginning,
        @Nullable MilestoneFact ending) {

    public Instant from() {
        return beginning.at();
    }

    /// Exclusive; null: it lasts.
    public @Nullable Instant to() {
        return ending == null ? null : ending.at();
    }

    /// Whether a side is only assumed, so that no duration may rest on it.
    public boolean assumed() {
        return beginning.assumed() || ending != null && ending.assumed();
    }

    /// Whether it counts for this service.
    public boolean concerns(String candidate) {
        return service == null || service.equals(candidate);
    }

    /// Whether it ends before it begins.
    public boolean negative() {
        Instant to = to();
        return to != null && to.isBefore(from());
    }

    /// Whether a side of it lies after this time.
    public boolean reachesBeyond(Instant now) {
        Instant to = to();
        return from().isAfter(now) || to != null && to.isAfter(now);
    }
}
