package io.incidentledger.query.phases;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.durations.DurationSeconds;
import io.incidentledger.events.milestones.DurationEnd;
import io.incidentledger.events.milestones.ImpactCycle;
import io.incidentledger.events.milestones.ImpactPeriod;
import io.incidentledger.events.milestones.MeasurementStatus;
import io.incidentledger.events.milestones.Milestones;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.phases.PhasesResponse.Reopening;
import io.incidentledger.query.phases.PhasesResponse.Step;
import io.incidentledger.query.phases.PhasesResponse.Stretch;
import org.jspecify.annotations.Nullable;

/// Computes the phasesResponseBuilder of one incident. Has no side effects; use one instance per response.
final class PhasesResponseBuilder {

    private final Milestones milestones;
    private final Instant now;
    private final List<ReachedMilestone> reached;
    private final Instant start;

    private PhasesResponseBuilder(IncidentView view, Instant now) {
        this.milestones = view.course().milestones();
        this.now = now;
        this.reached = Arrays.stream(Milestone.values()).map(each -> ReachedMilestone.of(each, milestones, now))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(ReachedMilestone::at).thenComparing(ReachedMilestone::milestone))
                .toList();
        this.start = reached.stream().filter(ReachedMilestone::valid).map(ReachedMilestone::at).findFirst()
                .orElse(view.declaredAt());
    }

    /// @param number null: not known yet
    /// @param now the time of the query, up to which anything ongoing is measured
    static PhasesResponse of(IncidentView view, @Nullable Long number, Instant now) {
        PhasesResponseBuilder phasesResponseBuilder = new PhasesResponseBuilder(view, now);
        return new PhasesResponse(view.incidentId(), number, view.course().status(), phasesResponseBuilder.start,
                new PhaseCalculator(phasesResponseBuilder.milestones, phasesResponseBuilder.start, now).all(),
                phasesResponseBuilder.steps(),
                phasesResponseBuilder.impact(),
                phasesResponseBuilder.reopenings(), view.position(), view.sequence(), view.recordedAt());
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        ReachedMilestone former = null;
        for (ReachedMilestone reachedMilestone : reached) {
            steps.add(step(reachedMilestone, former));
            former = reachedMilestone.valid() ? reachedMilestone : former;
        }
        return List.copyOf(steps);
    }

    private Step step(ReachedMilestone reachedMilestone, @Nullable ReachedMilestone former) {
        boolean valid = reachedMilestone.valid();
        return new Step(reachedMilestone.milestone(), valid ? MeasurementStatus.RECORDED : MeasurementStatus.INVALID,
                reachedMilestone.at(),
                reachedMilestone.fact().recordedAt(), reachedMilestone.fact().position(),
                reachedMilestone.fact().quality(),
                valid ? offset(reachedMilestone.at()) : null,
                valid && former != null
                        ? DurationSeconds.of(Duration.between(former.at(), reachedMilestone.at()))
                        : null,
                reachedMilestone.reason());
    }

    private BigDecimal offset(Instant at) {
        return DurationSeconds.of(Duration.between(start, at));
    }

    private List<Stretch> impact() {
        return milestones.impact().periods().stream()
                .sorted(Comparator.comparing(ImpactPeriod::from)
                        .thenComparing(ImpactPeriod::service, Comparator.nullsFirst(Comparator.naturalOrder())))
                .map(this::toPeriod).toList();
    }

    private Stretch toPeriod(ImpactPeriod period) {
        if (period.reachesBeyond(now)) {
            return toPeriod(period, PhaseState.INVALID, null, "it reaches into the future");
        }
        if (period.negative()) {
            return toPeriod(period, PhaseState.INVALID, null, "it ends before it begins");
        }
        Instant to = period.to();
        if (to != null) {
            return toPeriod(period, PhaseState.RECORDED, Duration.between(period.from(), to), null);
        }
        return milestones.over()
                ? toPeriod(period, PhaseState.NOT_APPLICABLE, null, "the incident was cancelled or merged")
                : toPeriod(period, PhaseState.RUNNING, Duration.between(period.from(), now), null);
    }

    private Stretch toPeriod(ImpactPeriod period, PhaseState state, @Nullable Duration length,
            @Nullable String reason) {
        return new Stretch(period.service(), period.level(), state,
                DurationEnd.of(Milestone.IMPACT_STARTED, period.beginning()),
                DurationEnd.ofNullable(Milestone.IMPACT_ENDED, period.ending()),
                state == PhaseState.INVALID ? null : offset(period.from()),
                length == null ? null : DurationSeconds.of(length), reason);
    }

    private List<Reopening> reopenings() {
        return milestones.impact().cycles().stream().map(ImpactCycle::resumed).filter(Objects::nonNull)
                .map(reopening -> new Reopening(reopening.at(), reopening.recordedAt(), reopening.position(),
                        reopening.at().isAfter(now) ? null : offset(reopening.at())))
                .toList();
    }
}
