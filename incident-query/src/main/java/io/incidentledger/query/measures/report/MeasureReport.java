package io.incidentledger.query.measures.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.events.durations.Seconds;
import io.incidentledger.events.validation.FieldFault;
import io.incidentledger.http.ProblemException;
import io.incidentledger.http.Problems;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.query.measures.Depth;
import io.incidentledger.query.measures.Grouping;
import io.incidentledger.query.measures.Inclusion;
import io.incidentledger.query.measures.KnownMeasures;
import io.incidentledger.query.measures.MeasureDetail;
import io.incidentledger.query.measures.MeasureQuestion;
import io.incidentledger.query.measures.MeasureRow;
import io.incidentledger.query.measures.ReportPeriod;
import io.incidentledger.query.measures.statistics.Elaboration;
import org.jspecify.annotations.Nullable;

/// Works out one answer. Pure apart from what it is given; lives for one answer.
public final class MeasureReport {

    /// An answer that names every incident stays below some 10 MB.
    static final int MOST_SAMPLES = 20_000;

    private final MeasureQuestion question;
    private final Depth depth;
    private final Instant now;
    private final Function<Collection<String>, Map<String, Long>> numbers;
    private final KnownMeasures measures;

    /// @param definitions
    ///            those in force
    /// @param now
    ///            the time of asking
    /// @param numbers
    ///            the display numbers of incidents, as far as they are known
    public MeasureReport(MeasureQuestion question, Depth depth, DurationDefinitions definitions, Instant now,
            Function<Collection<String>, Map<String, Long>> numbers) {
        this.question = question;
        this.depth = depth;
        this.now = now;
        this.numbers = numbers;
        this.measures = new KnownMeasures(definitions);
    }

    /// @param rows
    ///            of at least all incidents that the question looks at, in any order
    /// @throws ProblemException
    ///             400 when more samples were asked for than an answer holds
    public MeasuresAnswer answer(List<StoredDocument<MeasureRow>> rows, long position) {
        MeasureGroups groups = new MeasureGroups(question, measures.durations(), rows, now,
                depth.wants(MeasureDetail.SAMPLES));
        refuseTooMany(groups);
        ReportPeriod previous = depth.compared() ? question.period().previous(question.zone()) : null;
        MeasureGroups before = previous == null
                ? null
                : new MeasureGroups(question.during(previous), measures.durations(), rows, now, false);
        if (before != null) {
            List.copyOf(before.all().keySet()).forEach(groups::group);
        }
        Map<String, Long> known = numbers.apply(named(groups));
        return answer(position, groups(groups, new Elaboration(depth, known::get), before), open(groups, known::get),
                previous);
    }

    private static void refuseTooMany(MeasureGroups groups) {
        int samples = groups.all().values().stream().mapToInt(MeasureGroup::kept).sum();
        if (samples > MOST_SAMPLES) {
            throw new ProblemException(Problems.invalidParameters(List.of(new FieldFault("detail",
                    "asks for " + samples + " samples, and an answer holds " + MOST_SAMPLES
                            + ": ask for fewer measures, or a shorter period"))));
        }
    }

    /// Whose numbers the answer needs.
    private List<String> named(MeasureGroups groups) {
        Stream<String> covered = groups.covered().stream()
                .filter(row -> depth.namesIncidents() || row.content().status().open()).map(StoredDocument::id);
        return Stream.concat(covered, depth.wants(MeasureDetail.SAMPLES) ? groups.gaps().formers() : Stream.empty())
                .distinct().toList();
    }

    private List<MeasuresAnswer.Group> groups(MeasureGroups groups, Elaboration elaboration,
            @Nullable MeasureGroups before) {
        boolean services = question.grouping() == Grouping.SERVICE;
        List<MeasuresAnswer.Group> answered = new ArrayList<>();
        groups.all().forEach((key, group) -> answered.add(group.answer(key,
                services ? groups.gaps().openGap(key) : null, elaboration, before == null ? null : before.group(key))));
        return List.copyOf(answered);
    }

    private List<MeasuresAnswer.OpenIncident> open(MeasureGroups groups, Function<String, @Nullable Long> known) {
        return groups.covered().stream().filter(row -> row.content().status().open()).sorted(MeasureGroups.AS_DECLARED)
                .map(row -> openIncident(row, known)).toList();
    }

    private MeasuresAnswer.OpenIncident openIncident(StoredDocument<MeasureRow> incident,
            Function<String, @Nullable Long> known) {
        MeasureRow row = incident.content();
        Duration age = Duration.between(row.declaredAt(), now);
        return new MeasuresAnswer.OpenIncident(incident.id(), known.apply(incident.id()),
                question.severity().of(row.severity()), row.status(), row.mode(), row.declaredAt(),
                age.isNegative() ? null : Seconds.of(age));
    }

    private MeasuresAnswer answer(long position, List<MeasuresAnswer.Group> groups,
            List<MeasuresAnswer.OpenIncident> open, @Nullable ReportPeriod previous) {
        return new MeasuresAnswer(position, measures.durations().version(), question.from(), question.to(),
                question.zone().getId(), question.grouping() == Grouping.ALL ? null : question.grouping().wireName(),
                question.severity().wireName(), question.included().stream().map(Inclusion::wireName).sorted().toList(),
                question.grouping().note(), MeasuresAnswer.Definition.of(question, measures.durations()), groups, open,
                previous == null ? null : MeasuresAnswer.ComparedPeriod.of(previous));
    }
}
