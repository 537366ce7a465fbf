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

/// The phases of one incident, for a waterfall chart. Offsets count from its earliest valid time, in seconds.
///
/// @param status the current status
/// @param start the instant from which offsets count
/// @param phases all five, in order; those that are recorded or running adjoin each other without gaps
/// @param milestones the milestones that were reached, in order of occurrence
/// @param impact the impact periods, sorted by start; they may overlap each other and the phases
/// @param reopenings when it was reopened, in the order in which that was recorded
/// @param position the position of its last event that is included
/// @param recordedAt when its last event was recorded
public record PhasesResponse(String incidentId, @Nullable Long number, Status status, Instant start, List<Bar> phases,
        List<Step> milestones, List<Stretch> impact, List<Reopening> reopenings, long position, long sequence,
        Instant recordedAt) {

    /// One phase of the incident.
    ///
    /// @param phase the name of the phase
    /// @param state whether it has started and ended
    /// @param from what started it; null: it did not start
    /// @param to what ended it; null: it did not end
    /// @param offsetSeconds when it started, from `start`; null unless recorded or running
    /// @param seconds how long it took, or has been running, in seconds; null unless recorded or running
    /// @param reason why there is no length; null if recorded or running
    @Schema(name = "PhaseDuration")
    public record Bar(Phase phase, PhaseState state, @Nullable DurationEnd from, @Nullable DurationEnd to,
            @Nullable BigDecimal offsetSeconds, @Nullable BigDecimal seconds, @Nullable String reason) {}

    /// A milestone in the course of the incident.
    ///
    /// @param state `recorded` or `invalid`
    /// @param at when it was reached
    /// @param quality how reliably the time is known; null: not specified
    /// @param offsetSeconds when it was reached, from `start`; null if invalid
    /// @param sinceFormerSeconds the time since the preceding valid milestone, in seconds; null for the first one,
    ///     and if invalid
    /// @param reason why it is invalid; null if recorded
    @Schema(name = "PhasesMilestone")
    public record Step(Milestone milestone, MeasurementStatus state, Instant at, Instant recordedAt, long position,
            @Nullable MilestoneQuality quality, @Nullable BigDecimal offsetSeconds,
            @Nullable BigDecimal sinceFormerSeconds, @Nullable String reason) {}

    /// An impact period in the course of the incident.
    ///
    /// @param state `recorded`, `running`, `not-applicable` or `invalid`
    /// @param from where it begins
    /// @param to where it ends; null: it has not ended
    /// @param offsetSeconds when it started, from `start`: negative if before the first milestone; null if invalid
    /// @param seconds how long it took, or has been running, in seconds; null if invalid or not applicable
    /// @param reason why there is no length; null if recorded or running
    /// @see io.incidentledger.events.ImpactInterval
    @Schema(name = "PhasesImpactPeriod")
    public record Stretch(@Nullable String service, @Nullable ImpactLevel level, PhaseState state,
            DurationEnd from,
            @Nullable DurationEnd to, @Nullable BigDecimal offsetSeconds, @Nullable BigDecimal seconds,
            @Nullable String reason) {}

    /// A reopening of the incident.
    ///
    /// @param at when it was reopened
    /// @param offsetSeconds the same, from `start`; null if it lies in the future
    public record Reopening(Instant at, Instant recordedAt, long position, @Nullable BigDecimal offsetSeconds) {}
}
