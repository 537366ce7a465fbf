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
import io.incidentledger.events.durations.Seconds;
import io.incidentledger.events.milestones.ImpactCycle;
import io.incidentledger.events.milestones.ImpactStretch;
import io.incidentledger.events.milestones.Milestones;
import io.incidentledger.events.milestones.Moment;
import io.incidentledger.events.milestones.ReadingState;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.phases.PhasesAnswer.Reopening;
import io.incidentledger.query.phases.PhasesAnswer.Step;
import io.incidentledger.query.phases.PhasesAnswer.Stretch;
import org.jspecify.annotations.Nullable;

/// Works out the waterfall of one incident. Pure apart from what it is given; lives for one answer.
final class Waterfall {

    private final Milestones milestones;
    private final Instant now;
    private final List<Mark> reached;
    private final Instant start;

    private Waterfall(IncidentView view, Instant now) {
        this.milestones = view.course().milestones();
        this.now = now;
        this.reached = Arrays.stream(Milestone.values()).map(each -> Mark.of(each, milestones, now))
                .filter(Objects::nonNull).sorted(Comparator.comparing(Mark::at).thenComparing(Mark::milestone))
                .toList();
        this.start = reached.stream().filter(Mark::valid).map(Mark::at).findFirst().orElse(view.declaredAt());
    }

    /// @param number
    ///            null: not known yet
    /// @param now
    ///            the time of asking: up to when that is measured which has not ended
    static PhasesAnswer of(IncidentView view, @Nullable Long number, Instant now) {
        Waterfall waterfall = new Waterfall(view, now);
        return new PhasesAnswer(view.incidentId(), number, view.course().status(), waterfall.start,
                new PhaseBars(waterfall.milestones, waterfall.start, now).all(), waterfall.steps(), waterfall.impact(),
                waterfall.reopenings(), view.position(), view.sequence(), view.recordedAt());
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        Mark former = null;
        for (Mark mark : reached) {
            steps.add(step(mark, former));
            former = mark.valid() ? mark : former;
        }
        return List.copyOf(steps);
    }

    private Step step(Mark mark, @Nullable Mark former) {
        boolean valid = mark.valid();
        return new Step(mark.milestone(), valid ? ReadingState.RECORDED : ReadingState.INVALID, mark.at(),
                mark.fact().recordedAt(), mark.fact().position(), mark.fact().quality(),
                valid ? offset(mark.at()) : null,
                valid && former != null ? Seconds.of(Duration.between(former.at(), mark.at())) : null, mark.reason());
    }

    private BigDecimal offset(Instant at) {
        return Seconds.of(Duration.between(start, at));
    }

    private List<Stretch> impact() {
        return milestones.impact().stretches().stream()
                .sorted(Comparator.comparing(ImpactStretch::from)
                        .thenComparing(ImpactStretch::service, Comparator.nullsFirst(Comparator.naturalOrder())))
                .map(this::stretch).toList();
    }

    private Stretch stretch(ImpactStretch stretch) {
        if (stretch.reachesBeyond(now)) {
            return stretch(stretch, PhaseState.INVALID, null, "it reaches into the future");
        }
        if (stretch.negative()) {
            return stretch(stretch, PhaseState.INVALID, null, "it ends before it begins");
        }
        Instant to = stretch.to();
        if (to != null) {
            return stretch(stretch, PhaseState.RECORDED, Duration.between(stretch.from(), to), null);
        }
        return milestones.over()
                ? stretch(stretch, PhaseState.NOT_APPLICABLE, null, "the incident was cancelled or merged")
                : stretch(stretch, PhaseState.RUNNING, Duration.between(stretch.from(), now), null);
    }

    private Stretch stretch(ImpactStretch stretch, PhaseState state, @Nullable Duration length,
            @Nullable String reason) {
        return new Stretch(stretch.service(), stretch.level(), state,
                Moment.of(Milestone.IMPACT_STARTED, stretch.beginning()),
                Moment.ofNullable(Milestone.IMPACT_ENDED, stretch.ending()),
                state == PhaseState.INVALID ? null : offset(stretch.from()),
                length == null ? null : Seconds.of(length), reason);
    }

    private List<Reopening> reopenings() {
        return milestones.impact().cycles().stream().map(ImpactCycle::resumed).filter(Objects::nonNull)
                .map(reopening -> new Reopening(reopening.at(), reopening.recordedAt(), reopening.position(),
                        reopening.at().isAfter(now) ? null : offset(reopening.at())))
                .toList();
    }
}
