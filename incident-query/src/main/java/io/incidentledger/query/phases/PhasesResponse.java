package io.incidentledger.query.phases;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import io.incidentledger.events.ImpactLevel;
import io.incidentledger.events.Milestone;
import io.incidentledger.events.MilestoneQuality;
import io.incidentledger.events.Status;
import io.incidentledger.events.milestones.MeasurementStatus;
import io.incidentledger.events.milestones.SourcedTimestamp;
import org.jspecify.annotations.Nullable;

/// The waterfall of one incident as the API answers it. Offsets count from its earliest time that nothing speaks
/// against.
///
/// @param number null: not known yet
/// @param start where offsets count from
/// @param phases all five, in order; those that are recorded or running lie end to end
/// @param milestones those that were reached, in the order in which they came
/// @param impact by their beginning; they may overlap each other and the phases
/// @param reopenings in the order in which they were recorded
/// @param position of the incident's last event that is in it
public record PhasesResponse(String incidentId, @Nullable Long number, Status status, Instant start, List<Bar> phases,
        List<Step> milestones, List<Stretch> impact, List<Reopening> reopenings, long position, long sequence,
        Instant recordedAt) {

    /// @param from what began it; null: it did not begin
    /// @param to what ended it; null: it did not end
    /// @param offsetSeconds null unless recorded or running, as is seconds
    /// @param seconds how long it took, or has been running
    /// @param reason null when recorded or running
    public record Bar(Phase phase, PhaseState state, @Nullable SourcedTimestamp from, @Nullable SourcedTimestamp to,
            @Nullable BigDecimal offsetSeconds, @Nullable BigDecimal seconds, @Nullable String reason) {}

    /// @param state recorded or invalid
    /// @param offsetSeconds null when invalid
    /// @param sinceFormerSeconds since the milestone before; null for the first one, and when invalid
    /// @param reason null when recorded
    public record Step(Milestone milestone, MeasurementStatus state, Instant at, Instant recordedAt, long position,
            @Nullable MilestoneQuality quality, @Nullable BigDecimal offsetSeconds,
            @Nullable BigDecimal sinceFormerSeconds, @Nullable String reason) {}

    /// @param service null: the incident as a whole
    /// @param state recorded, running, notApplicable or invalid
    /// @param to null: it lasts
    /// @param offsetSeconds negative when it began before the first milestone; null when invalid, as is seconds
    /// @param seconds how long it took, or has been running; null also when notApplicable
    /// @param reason null when recorded or running
    public record Stretch(@Nullable String service, @Nullable ImpactLevel level, PhaseState state,
            SourcedTimestamp from,
            @Nullable SourcedTimestamp to, @Nullable BigDecimal offsetSeconds, @Nullable BigDecimal seconds,
            @Nullable String reason) {}

    /// @param offsetSeconds null: it lies in the future
    public record Reopening(Instant at, Instant recordedAt, long position, @Nullable BigDecimal offsetSeconds) {}
}
