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
import io.incidentledger.events.milestones.ImpactPeriod;
import io.incidentledger.events.milestones.ImpactSpan;
import io.incidentledger.events.milestones.MeasurementStatus;
import io.incidentledger.events.milestones.MilestoneConsistencyChecker;
import io.incidentledger.events.milestones.MilestoneFact;
import io.incidentledger.events.milestones.Milestones;
import org.jspecify.annotations.Nullable;

/// Calculates the durations of an incident from its milestones. Pure: the same milestones and time of evaluation give
/// the same lengths, exact to the log's microsecond precision.
public final class DurationCalculator {

    private static final MeasuredDuration NEGATIVE = MeasuredDuration.invalid("it is negative");
    private static final MeasuredDuration IN_FUTURE = MeasuredDuration.invalid("it extends into the future");
    private static final MeasuredDuration ASSUMED_IMPACT = MeasuredDuration.blank(MeasurementStatus.PENDING,
            "the start or end of the impact is only assumed");
    private static final MeasuredDuration REOPENED_EARLY = MeasuredDuration
            .invalid("the incident was reopened before it ended");
    private static final Map<Milestone, MeasuredDuration> CONTRADICTED = Arrays.stream(Milestone.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(),
                    side -> MeasuredDuration.invalid(side.wireName() + " contradicts another time")));
    private static final Map<Milestone, MeasuredDuration> PENDING = missing(MeasurementStatus.PENDING);
    private static final Map<Milestone, MeasuredDuration> NOT_APPLICABLE = missing(MeasurementStatus.NOT_APPLICABLE);

    private DurationCalculator() {}

    /// Calculates every duration, in the order of the definitions.
    public static Map<DurationDefinition, MeasuredDuration> readings(Milestones milestones,
            DurationDefinitions definitions,
            Instant now) {
        Map<DurationDefinition, MeasuredDuration> readings = new LinkedHashMap<>();
        definitions.all().forEach(definition -> readings.put(definition, reading(milestones, definition, now)));
        return readings;
    }

    /// Calculates one duration. It is blank if a side is missing or only assumed, and invalid if it is negative, if a
    /// side contradicts another time, or if it ends after `now`.
    public static MeasuredDuration reading(Milestones milestones, DurationDefinition definition, Instant now) {
        return definition.sum() ? restoration(milestones, definition, now) : distance(milestones, definition, now);
    }

    private static MeasuredDuration distance(Milestones milestones, DurationDefinition definition, Instant now) {
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
        MeasuredDuration length = length(from.at(), to.at(), definition);
        return length.state() == MeasurementStatus.INVALID
                ? length
                : contradicted(milestones, definition, from, to, length);
    }

    private static MeasuredDuration contradicted(Milestones milestones, DurationDefinition definition,
            MilestoneFact from, MilestoneFact to, MeasuredDuration length) {
        Milestone start = definition.from().milestone();
        Milestone end = definition.to().milestone();
        if (MilestoneConsistencyChecker.isOutOfOrder(milestones, start, from)) {
            return Objects.requireNonNull(CONTRADICTED.get(start));
        }
        return MilestoneConsistencyChecker.isOutOfOrder(milestones, end, to)
                ? Objects.requireNonNull(CONTRADICTED.get(end))
                : length;
    }

    private static MeasuredDuration length(Instant from, Instant to, DurationDefinition definition) {
        return to.isBefore(from) ? NEGATIVE : MeasuredDuration.of(counted(from, to, definition));
    }

    private static Duration counted(Instant from, Instant to, DurationDefinition definition) {
        return definition.hours() == null ? Duration.between(from, to) : definition.hours().between(from, to);
    }

    private static MeasuredDuration missing(Milestones milestones, Milestone side) {
        return Objects.requireNonNull((milestones.over() ? NOT_APPLICABLE : PENDING).get(side));
    }

    private static Map<Milestone, MeasuredDuration> missing(MeasurementStatus state) {
        return Arrays.stream(Milestone.values()).collect(Collectors.toUnmodifiableMap(Function.identity(),
                side -> MeasuredDuration.blank(state, side.wireName() + " is not known")));
    }

    private static MeasuredDuration assumed(Milestone side) {
        return MeasuredDuration.blank(MeasurementStatus.PENDING, side.wireName() + " is only assumed");
    }

    /// Calculates the total length of all impact; overlaps count once.
    private static MeasuredDuration restoration(Milestones milestones, DurationDefinition definition,
            Instant now) {
        List<ImpactPeriod> periods = milestones.impact().periods();
        if (periods.isEmpty() || milestones.fact(Milestone.IMPACT_STARTED) == null) {
            return missing(milestones, Milestone.IMPACT_STARTED);
        }
        @Nullable MeasuredDuration doubt = null;
        for (ImpactPeriod period : periods) {
            if (period.to() == null) {
                return missing(milestones, Milestone.IMPACT_ENDED);
            }
            doubt = doubt != null && doubt.state() == MeasurementStatus.PENDING ? doubt : doubtful(period, now, doubt);
        }
        if (doubt == null && MilestoneConsistencyChecker.reopensTooEarly(milestones)) {
            return REOPENED_EARLY;
        }
        return doubt != null ? doubt : MeasuredDuration.of(union(periods, definition));
    }

    private static @Nullable MeasuredDuration doubtful(ImpactPeriod period, Instant now,
            @Nullable MeasuredDuration before) {
        if (period.assumed()) {
            return ASSUMED_IMPACT;
        }
        if (period.reachesBeyond(now)) {
            return IN_FUTURE;
        }
        return period.negative() ? NEGATIVE : before;
    }

    private static Duration union(List<ImpactPeriod> periods, DurationDefinition definition) {
        Duration total = Duration.ZERO;
        for (ImpactSpan span : ImpactSpan.of(periods)) {
            total = span.to() == null ? total : total.plus(counted(span.from(), span.to(), definition));
        }
        return total;
    }
}
