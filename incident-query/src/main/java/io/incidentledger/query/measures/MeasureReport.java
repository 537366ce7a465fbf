package io.incidentledger.query.measures;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import io.incidentledger.events.Mode;
import io.incidentledger.query.milestones.DurationDefinition;
import io.incidentledger.query.milestones.DurationDefinitions;
import io.incidentledger.query.milestones.DurationReading;
import io.incidentledger.query.milestones.Durations;
import io.incidentledger.query.milestones.Seconds;
import io.incidentledger.view.StoredDocument;
import org.jspecify.annotations.Nullable;

/// Works out one answer. Pure apart from what it is given; lives for one answer.
final class MeasureReport {

    private static final Comparator<String> NONE_LAST = Comparator.<String, Boolean>comparing(Grouping.NONE::equals)
            .thenComparing(Comparator.naturalOrder());

    private final MeasureQuestion question;
    private final Instant now;
    private final Function<String, @Nullable Long> numbers;
    private final KnownMeasures known;
    private final List<DurationDefinition> wanted;
    private final Map<String, MeasureGroup> groups = new TreeMap<>(NONE_LAST);
    private final List<MeasuresAnswer.OpenIncident> open = new ArrayList<>();

    /// @param definitions
    ///            those in force
    /// @param now
    ///            the time of asking
    /// @param numbers
    ///            display numbers by incident; null: not known
    MeasureReport(MeasureQuestion question, DurationDefinitions definitions, Instant now,
            Function<String, @Nullable Long> numbers) {
        this.question = question;
        this.now = now;
        this.numbers = numbers;
        this.known = new KnownMeasures(definitions);
        this.wanted = known.wanted(question);
    }

    /// @param rows
    ///            of all incidents that were declared before the end of the period, in any order
    MeasuresAnswer answer(List<StoredDocument<MeasureRow>> rows, long position) {
        List<StoredDocument<MeasureRow>> admitted = rows.stream()
                .filter(row -> Inclusion.admits(question.included(), row.content())).toList();
        FailureGaps gaps = FailureGaps.of(question.wants(KnownMeasures.BETWEEN_FAILURES) ? admitted : List.of(), now,
                until());
        if (question.grouping() == Grouping.ALL) {
            group("all");
        }
        admitted.stream().filter(row -> question.covers(row.content().declaredAt())).forEach(row -> add(row, gaps));
        return answer(gaps, position);
    }

    private Instant until() {
        Instant to = question.to();
        return to != null && to.isBefore(now) ? to : now;
    }

    private void add(StoredDocument<MeasureRow> incident, FailureGaps gaps) {
        MeasureRow row = incident.content();
        Map<DurationDefinition, @Nullable DurationReading> readings = new LinkedHashMap<>();
        for (DurationDefinition definition : wanted) {
            boolean about = !definition.response() || row.mode() != Mode.BACKFILL;
            readings.put(definition, about ? Durations.reading(row.milestones(), definition, now) : null);
        }
        for (String key : question.grouping().keys(row, question)) {
            MeasureGroup group = group(key);
            group.add(row, readings);
            List<String> services = question.grouping() == Grouping.SERVICE ? List.of(key) : row.services();
            services.forEach(service -> group.addGaps(gaps, incident.id(), service));
        }
        if (row.status().open()) {
            open.add(openIncident(incident));
        }
    }

    private MeasureGroup group(String key) {
        return groups.computeIfAbsent(key,
                name -> new MeasureGroup(wanted, question.wants(KnownMeasures.BETWEEN_FAILURES)));
    }

    private MeasuresAnswer.OpenIncident openIncident(StoredDocument<MeasureRow> incident) {
        MeasureRow row = incident.content();
        Duration age = Duration.between(row.declaredAt(), now);
        return new MeasuresAnswer.OpenIncident(incident.id(), numbers.apply(incident.id()),
                question.severity().of(row.severity()), row.status(), row.mode(), row.declaredAt(),
                age.isNegative() ? null : Seconds.of(age));
    }

    private MeasuresAnswer answer(FailureGaps gaps, long position) {
        open.sort(Comparator.comparing(MeasuresAnswer.OpenIncident::declaredAt)
                .thenComparing(MeasuresAnswer.OpenIncident::incidentId));
        boolean services = question.grouping() == Grouping.SERVICE;
        List<MeasuresAnswer.Group> answered = new ArrayList<>();
        groups.forEach((key, group) -> answered.add(group.answer(key, services ? gaps.openGap(key) : null)));
        return new MeasuresAnswer(position, known.durations().version(), question.from(), question.to(),
                question.zone().getId(), question.grouping() == Grouping.ALL ? null : question.grouping().wireName(),
                question.severity().wireName(), question.included().stream().map(Inclusion::wireName).sorted().toList(),
                services ? "An incident counts once in each of its services, so groups do not add up." : null,
                known.definitions(question), List.copyOf(answered), List.copyOf(open));
    }
}
