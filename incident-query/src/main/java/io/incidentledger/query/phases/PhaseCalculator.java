package io.incidentledger.query.phases;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.durations.DurationSeconds;
import io.incidentledger.events.milestones.DurationEnd;
import io.incidentledger.events.milestones.Milestones;
import io.incidentledger.query.phases.PhasesResponse.Bar;
import org.jspecify.annotations.Nullable;

/// Computes the phases. Phases may be skipped, so each lasts until the next phase that started. A phase that started
/// after a later one counts as skipped, too. Has no side effects; use one instance per response.
final class PhaseCalculator {

    private static final String OVER = "the incident was cancelled or merged";

    private final Milestones milestones;
    private final Instant start;
    private final Instant now;
    private final Map<Phase, ReachedMilestone> begun = new EnumMap<>(Phase.class);
    /// The end of the last phase. The publication of a postmortem ends nothing while the incident is open again.
    private final @Nullable ReachedMilestone end;

    /// @param start the instant from which offsets count
    PhaseCalculator(Milestones milestones, Instant start, Instant now) {
        this.milestones = milestones;
        this.start = start;
        this.now = now;
        for (Phase phase : Phase.values()) {
            ReachedMilestone opening = first(phase.openings());
            if (opening != null) {
                begun.put(phase, opening);
            }
        }
        this.end = begun.containsKey(Phase.LEARNING) ? first(Phase.END) : first(List.of(Milestone.CLOSED));
    }

    private @Nullable ReachedMilestone first(List<Milestone> candidates) {
        return candidates.stream().map(each -> ReachedMilestone.of(each, milestones, now)).filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    List<Bar> all() {
        List<Bar> bars = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            bars.add(bar(phase));
        }
        return List.copyOf(bars);
    }

    private Bar bar(Phase phase) {
        ReachedMilestone from = begun.get(phase);
        if (from == null) {
            return absent(phase);
        }
        if (!from.valid()) {
            return bar(phase, PhaseState.INVALID, from, null, null, invalid(from));
        }
        ReachedMilestone earlier = laterPhaseThatBeganBefore(phase, from);
        if (earlier != null) {
            return bar(phase, PhaseState.SKIPPED, from, null, null, name(from) + " came after " + name(earlier));
        }
        return bar(phase, from, endOf(phase));
    }

    private Bar bar(Phase phase, ReachedMilestone from, @Nullable ReachedMilestone to) {
        if (to == null) {
            return milestones.over()
                    ? bar(phase, PhaseState.NOT_APPLICABLE, from, null, null, "it was cut short: " + OVER)
                    : bar(phase, PhaseState.RUNNING, from, null, Duration.between(from.at(), now), null);
        }
        if (!to.valid()) {
            return bar(phase, PhaseState.INVALID, from, to, null, invalid(to));
        }
        Duration length = Duration.between(from.at(), to.at());
        return length.isNegative()
                ? bar(phase, PhaseState.INVALID, from, to, null, "it ends before it begins")
                : bar(phase, PhaseState.RECORDED, from, to, length, null);
    }

    private Bar absent(Phase phase) {
        boolean passed = end != null || begun.keySet().stream().anyMatch(each -> each.compareTo(phase) > 0);
        if (passed) {
            return bar(phase, PhaseState.SKIPPED, null, null, null, "no " + names(phase) + " is known");
        }
        return milestones.over()
                ? bar(phase, PhaseState.NOT_APPLICABLE, null, null, null, OVER)
                : bar(phase, PhaseState.PENDING, null, null, null, names(phase) + " has not been reached");
    }

    /// The opening of a later phase that started before this one, so that this one is skipped.
    private @Nullable ReachedMilestone laterPhaseThatBeganBefore(Phase phase, ReachedMilestone from) {
        return begun.entrySet().stream()
                .filter(other -> other.getKey().compareTo(phase) > 0 && other.getValue().valid()
                        && other.getValue().at().isBefore(from.at()))
                .map(Map.Entry::getValue).findFirst().orElse(null);
    }

    /// The opening of the next phase that was not skipped, or else the end of the last phase. An invalid opening
    /// counts, too, because a phase that lasts until it has no length.
    private @Nullable ReachedMilestone endOf(Phase phase) {
        for (Map.Entry<Phase, ReachedMilestone> other : begun.entrySet()) {
            boolean skipped = other.getValue().valid()
                    && laterPhaseThatBeganBefore(other.getKey(), other.getValue()) != null;
            if (other.getKey().compareTo(phase) > 0 && !skipped) {
                return other.getValue();
            }
        }
        return end;
    }

    private Bar bar(Phase phase, PhaseState state, @Nullable ReachedMilestone from, @Nullable ReachedMilestone to,
            @Nullable Duration length,
            @Nullable String reason) {
        BigDecimal offset = length == null || from == null
                ? null
                : DurationSeconds.of(Duration.between(start, from.at()));
        return new Bar(phase, state, moment(from), moment(to), offset,
                length == null ? null : DurationSeconds.of(length),
                reason);
    }

    private static @Nullable DurationEnd moment(@Nullable ReachedMilestone reachedMilestone) {
        return reachedMilestone == null ? null : reachedMilestone.moment();
    }

    private static String invalid(ReachedMilestone reachedMilestone) {
        return name(reachedMilestone) + ": " + reachedMilestone.reason();
    }

    private static String name(ReachedMilestone reachedMilestone) {
        return reachedMilestone.milestone().wireName();
    }

    private static String names(Phase phase) {
        return String.join(" or ", phase.openings().stream().map(Milestone::wireName).toList());
    }
}
