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
import io.incidentledger.events.durations.DurationDefinition;
import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.events.durations.DurationReading;
import io.incidentledger.events.durations.Durations;
import io.incidentledger.events.durations.Seconds;
import io.incidentledger.query.measures.Grouping;
import io.incidentledger.query.measures.Inclusion;
import io.incidentledger.query.measures.KnownMeasures;
import io.incidentledger.query.measures.MeasureQuestion;
import io.incidentledger.query.measures.MeasureRow;
import io.incidentledger.query.measures.MeasureSource;
import io.incidentledger.query.measures.drift.DriftAnswer.FigureDrift;
import io.incidentledger.query.measures.drift.DriftAnswer.Movement;
import io.incidentledger.query.measures.drift.DriftAnswer.MovingEvent;
import io.incidentledger.query.measures.drift.DriftAnswer.Reported;
import io.incidentledger.query.measures.drift.DriftAnswer.Said;
import io.incidentledger.query.measures.report.MeasureGroups;
import io.incidentledger.query.measures.statistics.FailureGaps;
import io.incidentledger.query.measures.statistics.MeasureSample;
import io.incidentledger.query.measures.statistics.Sample;
import io.incidentledger.query.measures.statistics.Samples;
import io.incidentledger.query.readmodel.ReadPoint;
import org.jspecify.annotations.Nullable;

/// Works out how figures moved from one moment to a later one. Lives for one answer; blocks.
final class DriftReport {

    /// Movements that an answer tells of one figure.
    static final int MOST_MOVEMENTS = 100;

    private final MeasureQuestion question;
    private final MeasureSource source;
    private final MovingEvents events;
    private final Side earlier;
    private final Side later;

    /// What was known at one of the moments.
    private final class Side {

        private final ReadPoint point;
        private final DurationDefinitions definitions;
        private final MeasureGroups groups;

        Side(ReadPoint point) {
            this.point = point;
            this.definitions = source.definitions(point);
            this.groups = new MeasureGroups(question, definitions, source.lookedAt(question, false, point),
                    point.now(), true);
        }

        /// What a measure means, to be compared.
        @Nullable Object meaning(String measure) {
            return measure.equals(KnownMeasures.BETWEEN_FAILURES) ? definitions.builtIn() : definition(measure);
        }

        @Nullable DurationDefinition definition(String measure) {
            return definitions.all().stream().filter(each -> each.key().equals(measure)).findFirst().orElse(null);
        }

        SequencedMap<String, Samples> samples(String group) {
            return groups.group(group).samples();
        }
    }

    /// @param earlier
    ///            a point of the past, as is later, which is not before it
    DriftReport(MeasureQuestion question, MeasureSource source, MovingEvents events, ReadPoint earlier,
            ReadPoint later) {
        this.question = question;
        this.source = source;
        this.events = events;
        this.earlier = new Side(earlier);
        this.later = new Side(later);
        new KnownMeasures(this.later.definitions).check(question);
    }

    DriftAnswer answer() {
        SortedSet<String> keys = new TreeSet<>(MeasureGroups.NONE_LAST);
        keys.addAll(earlier.groups.all().keySet());
        keys.addAll(later.groups.all().keySet());
        List<DriftAnswer.Group> groups = keys.stream().map(this::group).toList();
        return new DriftAnswer(Reported.of(earlier.point, earlier.definitions.version()),
                Reported.of(later.point, later.definitions.version()), question.from(), question.to(),
                question.zone().getId(), question.grouping() == Grouping.ALL ? null : question.grouping().wireName(),
                question.severity().wireName(), question.included().stream().map(Inclusion::wireName).sorted().toList(),
                groups);
    }

    private DriftAnswer.Group group(String key) {
        SequencedMap<String, Samples> before = earlier.samples(key);
        SequencedMap<String, Samples> after = later.samples(key);
        SequencedMap<String, FigureDrift> drifts = new LinkedHashMap<>();
        after.forEach((measure, samples) -> drifts.put(measure, drift(key, measure, before.get(measure), samples)));
        before.forEach((measure, samples) -> drifts.computeIfAbsent(measure,
                gone -> drift(key, gone, samples, null)));
        return new DriftAnswer.Group(key, drifts);
    }

    private FigureDrift drift(String group, String measure, @Nullable Samples before, @Nullable Samples after) {
        SortedMap<String, List<Sample>> saidBefore = byIncident(before);
        SortedMap<String, List<Sample>> saidAfter = byIncident(after);
        SortedSet<String> incidents = new TreeSet<>(saidBefore.keySet());
        incidents.addAll(saidAfter.keySet());
        incidents.removeIf(id -> said(saidBefore.get(id)).equals(said(saidAfter.get(id))));
        Map<String, Long> numbers = source.numbersOf(incidents);
        List<Movement> movements = incidents.stream().limit(MOST_MOVEMENTS).map(id -> movement(group, measure, id,
                numbers.get(id), saidBefore.getOrDefault(id, List.of()), saidAfter.getOrDefault(id, List.of())))
                .toList();
        boolean changed = !Objects.equals(earlier.meaning(measure), later.meaning(measure));
        return new FigureDrift(before == null ? null : before.figures(), after == null ? null : after.figures(),
                changed, incidents.size(), movements);
    }

    private static SortedMap<String, List<Sample>> byIncident(@Nullable Samples samples) {
        SortedMap<String, List<Sample>> byIncident = new TreeMap<>();
        if (samples != null) {
            samples.kept().forEach(sample -> byIncident
                    .computeIfAbsent(sample.incident().id(), id -> new ArrayList<>()).add(sample));
        }
        return byIncident;
    }

    private static List<Said> said(@Nullable List<Sample> samples) {
        return samples == null ? List.of() : samples.stream().map(DriftReport::said).toList();
    }

    private static Said said(Sample sample) {
        DurationReading reading = sample.reading();
        return new Said(MeasureSample.State.of(reading),
                reading == null || reading.length() == null ? null : Seconds.of(reading.length()));
    }

    private Movement movement(String group, String measure, String incidentId, @Nullable Long number,
            List<Sample> before, List<Sample> after) {
        Change change = before.isEmpty() ? Change.ENTERED : after.isEmpty() ? Change.LEFT : Change.CHANGED;
        List<MovingEvent> moving = moving(group, measure, incidentId, before, after);
        return new Movement(incidentId, number, change, cause(measure, moving), said(before), said(after), moving);
    }

    private Cause cause(String measure, List<MovingEvent> moving) {
        if (!moving.isEmpty()) {
            return Cause.EVENTS;
        }
        return Objects.equals(earlier.meaning(measure), later.meaning(measure)) ? Cause.TIME : Cause.DEFINITION;
    }

    private List<MovingEvent> moving(String group, String measure, String incidentId, List<Sample> before,
            List<Sample> after) {
        SortedSet<String> concerned = new TreeSet<>(List.of(incidentId));
        before.forEach(sample -> addFormer(sample, concerned));
        after.forEach(sample -> addFormer(sample, concerned));
        DurationDefinition definition = later.definition(measure);
        Function<MeasureRow, @Nullable Object> share = definition == null
                ? row -> impact(row)
                : row -> share(row, group, definition);
        return concerned.stream().flatMap(
                id -> events.of(id, earlier.point.position(), later.point.position(), share).stream())
                .sorted(Comparator.comparingLong(MovingEvent::position)).toList();
    }

    private static void addFormer(Sample sample, SortedSet<String> concerned) {
        FailureGaps.Gap gap = sample.gap();
        if (gap != null && gap.formerId() != null) {
            concerned.add(gap.formerId());
        }
    }

    /// What a row says about a measure in a group; null: it is not in it.
    private @Nullable Object share(MeasureRow row, String group, DurationDefinition definition) {
        boolean within = Inclusion.admits(question.included(), row) && question.covers(row.declaredAt())
                && question.grouping().keys(row, question).contains(group);
        if (!within) {
            return null;
        }
        boolean about = !definition.response() || row.mode() != Mode.BACKFILL;
        DurationReading reading = about
                ? Durations.reading(row.milestones(), definition, later.point.now())
                : null;
        return reading == null
                ? MeasureSample.State.LEFT_OUT
                : List.of(reading.state(), String.valueOf(reading.length()));
    }

    /// What gaps between failures depend on.
    private @Nullable Object impact(MeasureRow row) {
        return Inclusion.admits(question.included(), row)
                ? List.of(row.services(), row.milestones().impact().stretches().stream()
                        .map(stretch -> stretch.from() + "/" + stretch.to() + stretch.assumed()).toList())
                : null;
    }
}
