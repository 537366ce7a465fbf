package io.incidentledger.query.milestones;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.Milestone;
import org.jspecify.annotations.Nullable;

/// Reads durations off an incident's milestones. Pure: the same milestones at the same time of asking give the same lengths, exact to the microsecond of the log.
public final class Durations {

    private Durations() {}

    /// Every duration, in the order of the definitions.
    public static Map<DurationDefinition, DurationReading> readings(Milestones milestones,
            DurationDefinitions definitions,
            Instant now) {
        Map<DurationDefinition, DurationReading> readings = new LinkedHashMap<>();
        definitions.all().forEach(definition -> readings.put(definition, reading(milestones, definition, now)));
        return readings;
    }

    /// One duration: blank when a side is missing or only assumed, invalid when it is negative or reaches beyond the time of asking.
    public static DurationReading reading(Milestones milestones, DurationDefinition definition, Instant now) {
        return definition.sum() ? restoration(milestones, now) : distance(milestones, definition, now);
    }

    private static DurationReading distance(Milestones milestones, DurationDefinition definition, Instant now) {
        MilestoneFact from = milestones.fact(definition.from());
        MilestoneFact to = milestones.fact(definition.to());
        if (from == null || to == null) {
            return missing(milestones, from == null ? definition.from() : definition.to());
        }
        if (from.assumed() || to.assumed()) {
            return assumed(from.assumed() ? definition.from() : definition.to());
        }
        if (from.at().isAfter(now) || to.at().isAfter(now)) {
            return DurationReading.invalid("it reaches into the future");
        }
        return length(from.at(), to.at());
    }

    private static DurationReading length(Instant from, Instant to) {
        return to.isBefore(from)
                ? DurationReading.invalid("it is negative")
                : DurationReading.of(Duration.between(from, to));
    }

    private static DurationReading missing(Milestones milestones, Milestone side) {
        return DurationReading.blank(milestones.over() ? ReadingState.NOT_APPLICABLE : ReadingState.PENDING,
                side.wireName() + " is not known");
    }

    private static DurationReading assumed(Milestone side) {
        return DurationReading.blank(ReadingState.PENDING, side.wireName() + " is only assumed");
    }

    /// The length of all impact, overlaps counted once.
    private static DurationReading restoration(Milestones milestones, Instant now) {
        List<ImpactStretch> stretches = milestones.impact().stretches();
        if (milestones.fact(Milestone.IMPACT_STARTED) == null || stretches.isEmpty()) {
            return missing(milestones, Milestone.IMPACT_STARTED);
        }
        if (stretches.stream().anyMatch(stretch -> stretch.to() == null)) {
            return missing(milestones, Milestone.IMPACT_ENDED);
        }
        if (stretches.stream().anyMatch(ImpactStretch::assumed)) {
            return DurationReading.blank(ReadingState.PENDING, "a side of the impact is only assumed");
        }
        return restoration(stretches, now);
    }

    private static DurationReading restoration(List<ImpactStretch> stretches, Instant now) {
        if (stretches.stream().anyMatch(stretch -> stretch.reachesBeyond(now))) {
            return DurationReading.invalid("it reaches into the future");
        }
        if (stretches.stream().anyMatch(ImpactStretch::negative)) {
            return DurationReading.invalid("it is negative");
        }
        return DurationReading.of(union(stretches));
    }

    private static Duration union(List<ImpactStretch> stretches) {
        Duration total = Duration.ZERO;
        @Nullable Instant reached = null;
        for (ImpactStretch stretch : stretches.stream().sorted(Comparator.comparing(ImpactStretch::from)).toList()) {
            Instant to = stretch.to();
            Instant from = reached == null || reached.isBefore(stretch.from()) ? stretch.from() : reached;
            if (to != null && to.isAfter(from)) {
                total = total.plus(Duration.between(from, to));
                reached = to;
            }
        }
        return total;
    }
}
