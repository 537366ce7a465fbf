package io.incidentledger.query.phases;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import io.incidentledger.events.ImpactLevel;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Status;
import io.incidentledger.events.milestones.DurationEnd;
import io.incidentledger.events.milestones.MeasurementStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The waterfall of one incident, as returned by the API. Offsets count from its earliest valid time.
///
/// @param number null: not known yet
/// @param start the instant from which offsets count
/// @param phases all five, in order; those that are recorded or running adjoin each other without gaps
/// @param milestones the milestones that were reached, in order of occurrence
/// @param impact sorted by start; impact periods may overlap each other and the phases
/// @param reopenings in the order in which they were recorded
/// @param position the position of the incident's last event that is included
public record PhasesResponse(String incidentId, @Nullable Long number, Status status, Instant start, List<Bar> phases,
        List<Step> milestones, List<Stretch> impact, List<Reopening> reopenings, long position, long sequence,
        Instant recordedAt) {

    /// @param from what started it; null: it did not start
    /// @param to what ended it; null: it did not end
    /// @param offsetSeconds null unless recorded or running, as is seconds
    /// @param seconds how long it took, or has been running
    /// @param reason null if recorded or running
    @Schema(name = "PhaseDuration")
    public record Bar(Phase phase, PhaseState state, @Nullable DurationEnd from, @Nullable DurationEnd to,
            @Nullable BigDecimal offsetSeconds, @Nullable BigDecimal seconds, @Nullable String reason) {}

    /// @param state recorded or invalid
    /// @param offsetSeconds null if invalid
    /// @param sinceFormerSeconds the time since the preceding valid milestone; null for the first one, and if invalid
    /// @param reason null if recorded
    @Schema(name = "PhasesMilestone")
    public record Step(Milestone milestone, MeasurementStatus state, Instant at, Instant recordedAt, long position,
            @Nullable MilestoneQuality quality, @Nullable BigDecimal offsetSeconds,
            @Nullable BigDecimal sinceFormerSeconds, @Nullable String reason) {}

    /// @param service null: the incident as a whole
    /// @param state recorded, running, not-applicable or invalid
    /// @param to null: ongoing
    /// @param offsetSeconds negative if it started before the first milestone; null if invalid, as is seconds
    /// @param seconds how long it took, or has been running; also null if not-applicable
    /// @param reason null if recorded or running
    @Schema(name = "PhasesImpactPeriod")
    public record Stretch(@Nullable String service, @Nullable ImpactLevel level, PhaseState state,
            DurationEnd from,
            @Nullable DurationEnd to, @Nullable BigDecimal offsetSeconds, @Nullable BigDecimal seconds,
            @Nullable String reason) {}

    /// @param offsetSeconds null if it lies in the future
    public record Reopening(Instant at, Instant recordedAt, long position, @Nullable BigDecimal offsetSeconds) {}
}
