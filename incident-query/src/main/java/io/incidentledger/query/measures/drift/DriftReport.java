package io.incidentledger.query.measures.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import io.incidentledger.events.Mode;
import io.incidentledger.events.durations.DurationCalculator;
import io.incidentledger.events.durations.DurationDefinition;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.events.durations.DurationSeconds;
import io.incidentledger.events.durations.MeasuredDuration;
import io.incidentledger.query.measures.Grouping;
import io.incidentledger.query.measures.MeasureCatalog;
import io.incidentledger.query.measures.MeasureQuery;
import io.incidentledger.query.measures.MeasureRow;
import io.incidentledger.query.measures.MeasureRowReader;
import io.incidentledger.query.measures.OptionalIncidentKind;
import io.incidentledger.query.measures.drift.DriftResponse.FigureDrift;
import io.incidentledger.query.measures.drift.DriftResponse.Movement;
import io.incidentledger.query.measures.drift.DriftResponse.MovingEvent;
import io.incidentledger.query.measures.drift.DriftResponse.Reported;
import io.incidentledger.query.measures.drift.DriftResponse.Said;
import io.incidentledger.query.measures.report.MeasureGrouper;
import io.incidentledger.query.measures.statistics.DurationCollector;
import io.incidentledger.query.measures.statistics.MeasureContribution;
import io.incidentledger.query.measures.statistics.MeasureSampleResponse;
import io.incidentledger.query.measures.statistics.TimeBetweenFailures;
import io.incidentledger.query.readmodel.ReadPoint;
import io.incidentledger.query.readmodel.ReportMemory;
import org.jspecify.annotations.Nullable;

/// Computes how figures changed from one point in time to a later one. Use one instance per response; blocking.
final class DriftReport {

    /// The maximum number of movements that a response lists per figure.
    static final int MAX_MOVEMENTS = 100;

    private final MeasureQuery query;
    private final MeasureRowReader source;
    private final DriftEventFinder events;
    private final Side earlier;
    private final Side later;

    /// What was known at one of the two points in time.
    private final class Side {

        private final ReadPoint point;
        private final DurationDefinitions definitions;
        private final MeasureGrouper groups;

        Side(ReadPoint point, ReportMemory.Reservation memory) {
            this.point = point;
            this.definitions = source.definitions(point);
            this.groups = new MeasureGrouper(query, definitions, source.lookedAt(query, false, true, point, memory),
                    point.now(), true);
        }

        /// The meaning of a measure, for comparison.
        @Nullable Object meaning(String measure) {
            return measure.equals(MeasureCatalog.BETWEEN_FAILURES) ? definitions.builtIn() : definition(measure);
        }

        @Nullable DurationDefinition definition(String measure) {
            return definitions.all().stream().filter(each -> each.key().equals(measure)).findFirst().orElse(null);
        }

        SequencedMap<String, DurationCollector> samples(String group) {
            return groups.group(group).samples();
        }
    }

    /// @param earlier an as-of read point; so is `later`, which must not precede it
    DriftReport(MeasureQuery query, MeasureRowReader source, DriftEventFinder events, ReadPoint earlier,
            ReadPoint later, ReportMemory.Reservation memory) {
        this.query = query;
        this.source = source;
        this.events = events;
        this.earlier = new Side(earlier, memory);
        this.later = new Side(later, memory);
        new MeasureCatalog(this.later.definitions).check(query);
    }

    DriftResponse answer() {
        SortedSet<String> keys = new TreeSet<>(MeasureGrouper.NONE_LAST);
        keys.addAll(earlier.groups.all().keySet());
        keys.addAll(later.groups.all().keySet());
        List<DriftResponse.Group> groups = keys.stream().map(this::group).toList();
        return new DriftResponse(Reported.of(earlier.point, earlier.definitions.version()),
                Reported.of(later.point, later.definitions.version()), query.from(), query.to(),
                query.zone().getId(), query.grouping() == Grouping.ALL ? null : query.grouping().wireName(),
                query.severity().wireName(),
                query.included().stream().map(OptionalIncidentKind::wireName).sorted().toList(),
                groups);
    }

    private DriftResponse.Group group(String key) {
        SequencedMap<String, DurationCollector> before = earlier.samples(key);
        SequencedMap<String, DurationCollector> after = later.samples(key);
        SequencedMap<String, FigureDrift> drifts = new LinkedHashMap<>();
        after.forEach((measure, durationCollector) -> drifts.put(measure,
                drift(key, measure, before.get(measure), durationCollector)));
        before.forEach((measure, durationCollector) -> drifts.computeIfAbsent(measure,
                gone -> drift(key, gone, durationCollector, null)));
        return new DriftResponse.Group(key, drifts);
    }

    private FigureDrift drift(String group, String measure, @Nullable DurationCollector before,
            @Nullable DurationCollector after) {
        SortedMap<String, List<MeasureContribution>> saidBefore = byIncident(before);
        SortedMap<String, List<MeasureContribution>> saidAfter = byIncident(after);
        SortedSet<String> incidents = new TreeSet<>(saidBefore.keySet());
        incidents.addAll(saidAfter.keySet());
        incidents.removeIf(id -> said(saidBefore.get(id)).equals(said(saidAfter.get(id))));
        Map<String, Long> numbers = source.numbersOf(incidents);
        List<Movement> movements = incidents.stream().limit(MAX_MOVEMENTS).map(id -> movement(group, measure, id,
                numbers.get(id), saidBefore.getOrDefault(id, List.of()), saidAfter.getOrDefault(id, List.of())))
                .toList();
        boolean changed = !Objects.equals(earlier.meaning(measure), later.meaning(measure));
        return new FigureDrift(before == null ? null : before.figures(), after == null ? null : after.figures(),
                changed, incidents.size(), movements);
    }

    private static SortedMap<String, List<MeasureContribution>> byIncident(
            @Nullable DurationCollector durationCollector) {
        SortedMap<String, List<MeasureContribution>> byIncident = new TreeMap<>();
        if (durationCollector != null) {
            durationCollector.kept().forEach(measureContribution -> byIncident
                    .computeIfAbsent(measureContribution.incident().id(), id -> new ArrayList<>())
                    .add(measureContribution));
        }
        return byIncident;
    }

    private static List<Said> said(@Nullable List<MeasureContribution> samples) {
        return samples == null ? List.of() : samples.stream().map(DriftReport::said).toList();
    }

    private static Said said(MeasureContribution measureContribution) {
        MeasuredDuration reading = measureContribution.reading();
        return new Said(MeasureSampleResponse.State.of(reading),
                reading == null || reading.length() == null ? null : DurationSeconds.of(reading.length()));
    }

    private Movement movement(String group, String measure, String incidentId, @Nullable Long number,
            List<MeasureContribution> before, List<MeasureContribution> after) {
        ContributionChange contributionChange = before.isEmpty()
                ? ContributionChange.ENTERED
                : after.isEmpty() ? ContributionChange.LEFT : ContributionChange.CHANGED;
        List<MovingEvent> moving = moving(group, measure, incidentId, before, after);
        return new Movement(incidentId, number, contributionChange, cause(measure, moving), said(before), said(after),
                moving);
    }

    private ContributionChangeCause cause(String measure, List<MovingEvent> moving) {
        if (!moving.isEmpty()) {
            return ContributionChangeCause.EVENTS;
        }
        return Objects.equals(earlier.meaning(measure), later.meaning(measure))
                ? ContributionChangeCause.TIME
                : ContributionChangeCause.DEFINITION;
    }

    private List<MovingEvent> moving(String group, String measure, String incidentId, List<MeasureContribution> before,
            List<MeasureContribution> after) {
        SortedSet<String> concerned = new TreeSet<>(List.of(incidentId));
        before.forEach(measureContribution -> addFormer(measureContribution, concerned));
        after.forEach(measureContribution -> addFormer(measureContribution, concerned));
        DurationDefinition definition = later.definition(measure);
        Function<MeasureRow, @Nullable Object> share = definition == null
                ? row -> impact(row)
                : row -> share(row, group, definition);
        return concerned.stream().flatMap(
                id -> events.of(id, earlier.point.position(), later.point.position(), share).stream())
                .sorted(Comparator.comparingLong(MovingEvent::position)).toList();
    }

    private static void addFormer(MeasureContribution measureContribution, SortedSet<String> concerned) {
        TimeBetweenFailures.Gap gap = measureContribution.gap();
        if (gap != null && gap.formerId() != null) {
            concerned.add(gap.formerId());
        }
    }

    /// The contribution of a row to a measure in a group; null: the incident is not in the group.
    private @Nullable Object share(MeasureRow row, String group, DurationDefinition definition) {
        boolean within = OptionalIncidentKind.admits(query.included(), row) && query.covers(row.declaredAt())
                && query.grouping().keys(row, query).contains(group);
        if (!within) {
            return null;
        }
        boolean about = !definition.response() || row.mode() != Mode.BACKFILL;
        MeasuredDuration reading = about
                ? DurationCalculator.reading(row.milestones(), definition, later.point.now())
                : null;
        return reading == null
                ? MeasureSampleResponse.State.LEFT_OUT
                : List.of(reading.state(), String.valueOf(reading.length()));
    }

    /// The part of a row that gaps between failures depend on; null: the incident is excluded.
    private @Nullable Object impact(MeasureRow row) {
        return OptionalIncidentKind.admits(query.included(), row)
                ? List.of(row.services(), row.milestones().impact().periods().stream()
                        .map(period -> period.from() + "/" + period.to() + period.assumed()).toList())
                : null;
    }
}
