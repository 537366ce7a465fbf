package io.incidentledger.events.milestones;

import java.time.Instant;

import io.incidentledger.events.ImpactLevel;
import org.jspecify.annotations.Nullable;

/// A period of impact, combined from all that is known.
///
/// @param service the impaired service; null for the incident as a whole
/// @param beginning the start and its source
/// @param ending the end and its source; null if the impact is ongoing
public record ImpactPeriod(@Nullable String service, @Nullable ImpactLevel level, MilestoneFact beginning,
        @Nullable MilestoneFact ending) {

    public Instant from() {
        return beginning.at();
    }

    /// The end, exclusive; null if the impact is ongoing.
    public @Nullable Instant to() {
        return ending == null ? null : ending.at();
    }

    /// Whether one end of the period is only assumed, so that no duration may be based on it.
    public boolean assumed() {
        return beginning.assumed() || ending != null && ending.assumed();
    }

    /// Whether the period applies to a service.
    public boolean concerns(String candidate) {
        return service == null || service.equals(candidate);
    }

    /// Whether the period ends before it begins.
    public boolean negative() {
        Instant to = to();
        return to != null && to.isBefore(from());
    }

    /// Whether the period begins or ends after the given time.
    public boolean reachesBeyond(Instant now) {
        Instant to = to();
        return from().isAfter(now) || to != null && to.isAfter(now);
    }
}
