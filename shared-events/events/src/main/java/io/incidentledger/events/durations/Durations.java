package io.incidentledger.events.durations;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.milestones.ImpactSpan;
import io.incidentledger.events.milestones.ImpactStretch;
import io.incidentledger.events.milestones.MilestoneFact;
import io.incidentledger.events.milestones.MilestoneOrder;
import io.incidentledger.events.milestones.Milestones;
import io.incidentledger.events.milestones.ReadingState;
import org.jspecify.annotations.Nullable;

/// Reads durations off an incident's milestones. Pure: the same milestones at the same time of asking give the same lengths, exact to the microsecond of the log.
public final class Durations {

    private static final DurationReading NEGATIVE = DurationReading.invalid("it is negative");
    private static final DurationReading IN_FUTURE = DurationReading.invalid("it reaches into the future");
    private static final DurationReading ASSUMED_IMPACT = DurationReading.blank(ReadingState.PENDING,
            "a side of the impact is only assumed");
    private static final DurationReading REOPENED_EARLY = DurationReading
            .invalid("a reopening lies before what it reopened");
    private static final Map<Milestone, DurationReading> CONTRADICTED = Arrays.stream(Milestone.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(),
                    side -> DurationReading.invalid(side.wireName() + " contradicts another time")));
    private static final Map<Milestone, DurationReading> PENDING = missing(ReadingState.PENDING);
    private static final Map<Milestone, DurationReading> NOT_APPLICABLE = missing(ReadingState.NOT_APPLICABLE);

    private Durations() {}

    /// Every duration, in the order of the definitions.
    public static Map<DurationDefinition, DurationReading> readings(Milestones milestones,
            DurationDefinitions definitions,
            Instant now) {
        Map<DurationDefinition, DurationReading> readings = new LinkedHashMap<>();
        definitions.all().forEach(definition -> readings.put(definition, reading(milestones, definition, now)));
        return readings;
    }

    /// One duration: blank when a side is missing or only assumed, invalid when it is negative, when a side contradicts another time, or when it
    /// reaches beyond the time of asking.
    public static DurationReading reading(Milestones milestones, DurationDefinition definition, Instant now) {
        return definition.sum() ? restoration(milestones, definition, now) : distance(milestones, definition, now);
    }

    private static DurationReading distance(Milestones milestones, DurationDefinition definition, Instant now) {
        MilestoneFact from = milestones.fact(definition.from());
        MilestoneFact to = milestones.fact(definition.to());
        if (from == null || to == null) {
            return missing(milestones, (from == null ? definition.from() : definition.to()).milestone());
        }
        if (from.assumed() || to.assumed()) {
            return assumed((from.assumed() ? definition.from() : definition.to()).milestone());
        }
        if (from.at().isAfter(now) || to.at().isAfter(now)) {
            return IN_FUTURE;
        }
        DurationReading length = length(from.at(), to.at(), definition);
        return length.state() == ReadingState.INVALID ? length : contradicted(milestones, definition, from, to, length);
    }

    private static DurationReading contradicted(Milestones milestones, DurationDefinition definition,
            MilestoneFact from, MilestoneFact to, DurationReading length) {
        Milestone start = definition.from().milestone();
        Milestone end = definition.to().milestone();
        if (MilestoneOrder.isOutOfOrder(milestones, start, from)) {
            return Objects.requireNonNull(CONTRADICTED.get(start));
        }
        return MilestoneOrder.isOutOfOrder(milestones, end, to)
                ? Objects.requireNonNull(CONTRADICTED.get(end))
                : length;
    }

    private static DurationReading length(Instant from, Instant to, DurationDefinition definition) {
        return to.isBefore(from) ? NEGATIVE : DurationReading.of(counted(from, to, definition));
    }

    private static Duration counted(Instant from, Instant to, DurationDefinition definition) {
        return definition.hours() == null ? Duration.between(from, to) : definition.hours().between(from, to);
    }

    private static DurationReading missing(Milestones milestones, Milestone side) {
        return Objects.requireNonNull((milestones.over() ? NOT_APPLICABLE : PENDING).get(side));
    }

    private static Map<Milestone, DurationReading> missing(ReadingState state) {
        return Arrays.stream(Milestone.values()).collect(Collectors.toUnmodifiableMap(Function.identity(),
                side -> DurationReading.blank(state, side.wireName() + " is not known")));
    }

    private static DurationReading assumed(Milestone side) {
        return DurationReading.blank(ReadingState.PENDING, side.wireName() + " is only assumed");
    }

    /// The length of all impact, overlaps counted once.
    private static DurationReading restoration(Milestones milestones, DurationDefinition definition,
            Instant now) {
        List<ImpactStretch> stretches = milestones.impact().stretches();
        if (stretches.isEmpty() || milestones.fact(Milestone.IMPACT_STARTED) == null) {
            return missing(milestones, Milestone.IMPACT_STARTED);
        }
        @Nullable DurationReading doubt = null;
        for (ImpactStretch stretch : stretches) {
            if (stretch.to() == null) {
                return missing(milestones, Milestone.IMPACT_ENDED);
            }
            doubt = doubt != null && doubt.state() == ReadingState.PENDING ? doubt : doubtful(stretch, now, doubt);
        }
        if (doubt == null && MilestoneOrder.reopensTooEarly(milestones)) {
            return REOPENED_EARLY;
        }
        return doubt != null ? doubt : DurationReading.of(union(stretches, definition));
    }

    private static @Nullable DurationReading doubtful(ImpactStretch stretch, Instant now,
            @Nullable DurationReading before) {
        if (stretch.assumed()) {
            return ASSUMED_IMPACT;
        }
        if (stretch.reachesBeyond(now)) {
            return IN_FUTURE;
        }
        return stretch.negative() ? NEGATIVE : before;
    }

    private static Duration union(List<ImpactStretch> stretches, DurationDefinition definition) {
        Duration total = Duration.ZERO;
        for (ImpactSpan span : ImpactSpan.of(stretches)) {
            total = span.to() == null ? total : total.plus(counted(span.from(), span.to(), definition));
        }
        return total;
    }
}
