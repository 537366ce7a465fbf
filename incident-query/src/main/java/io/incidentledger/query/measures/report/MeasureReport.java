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
import io.incidentledger.events.durations.DurationSeconds;
import io.incidentledger.events.validation.FieldError;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.http.problems.ProblemFactory;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.query.measures.DetailLevel;
import io.incidentledger.query.measures.Grouping;
import io.incidentledger.query.measures.MeasureCatalog;
import io.incidentledger.query.measures.MeasureDetailOption;
import io.incidentledger.query.measures.MeasureQuery;
import io.incidentledger.query.measures.MeasureRow;
import io.incidentledger.query.measures.OptionalIncidentKind;
import io.incidentledger.query.measures.ReportPeriod;
import io.incidentledger.query.measures.statistics.FigureBuilder;
import org.jspecify.annotations.Nullable;

/// Computes the response to one measure query. Has no side effects of its own; use one instance per response.
public final class MeasureReport {

    /// Limits a response that names every incident to about 10 MB.
    static final int MAX_SAMPLES = 20_000;

    private final MeasureQuery query;
    private final DetailLevel detailLevel;
    private final Instant now;
    private final Function<Collection<String>, Map<String, Long>> numbers;
    private final MeasureCatalog measures;

    /// @param definitions the definitions in force
    /// @param now the time of the query
    /// @param numbers looks up the display numbers of incidents, as far as they are known
    public MeasureReport(MeasureQuery query, DetailLevel detailLevel, DurationDefinitions definitions, Instant now,
            Function<Collection<String>, Map<String, Long>> numbers) {
        this.query = query;
        this.detailLevel = detailLevel;
        this.now = now;
        this.numbers = numbers;
        this.measures = new MeasureCatalog(definitions);
    }

    /// @param rows the rows of all incidents that the query needs, and possibly more, in any order
    /// @throws ProblemException 400 if the response would contain more samples than allowed
    public MeasuresResponse answer(List<StoredDocument<MeasureRow>> rows, long position) {
        MeasureGrouper groups = new MeasureGrouper(query, measures.durations(), rows, now,
                detailLevel.wants(MeasureDetailOption.SAMPLES));
        refuseTooMany(groups);
        ReportPeriod previous = detailLevel.compared() ? query.period().previous(query.zone()) : null;
        MeasureGrouper before = previous == null
                ? null
                : new MeasureGrouper(query.during(previous), measures.durations(), rows, now, false);
        if (before != null) {
            List.copyOf(before.all().keySet()).forEach(groups::group);
        }
        Map<String, Long> known = numbers.apply(named(groups));
        return answer(position, groups(groups, new FigureBuilder(detailLevel, known::get), before),
                open(groups, known::get),
                previous);
    }

    private static void refuseTooMany(MeasureGrouper groups) {
        int samples = groups.all().values().stream().mapToInt(MeasureGroup::kept).sum();
        if (samples > MAX_SAMPLES) {
            throw new ProblemException(ProblemFactory.invalidParameters(List.of(new FieldError("detail",
                    "would return " + samples + " samples; the limit is " + MAX_SAMPLES
                            + ": request fewer measures or a shorter period"))));
        }
    }

    /// The incidents whose display numbers the response needs.
    private List<String> named(MeasureGrouper groups) {
        Stream<String> covered = groups.covered().stream()
                .filter(row -> detailLevel.namesIncidents() || row.content().status().open()).map(StoredDocument::id);
        return Stream
                .concat(covered,
                        detailLevel.wants(MeasureDetailOption.SAMPLES) ? groups.gaps().formers() : Stream.empty())
                .distinct().toList();
    }

    private List<MeasuresResponse.Group> groups(MeasureGrouper groups, FigureBuilder figureBuilder,
            @Nullable MeasureGrouper before) {
        boolean services = query.grouping() == Grouping.SERVICE;
        List<MeasuresResponse.Group> answered = new ArrayList<>();
        groups.all().forEach((key, group) -> answered.add(group.answer(key,
                services ? groups.gaps().openGap(key) : null, figureBuilder,
                before == null ? null : before.group(key))));
        return List.copyOf(answered);
    }

    private List<MeasuresResponse.OpenIncident> open(MeasureGrouper groups, Function<String, @Nullable Long> known) {
        return groups.covered().stream().filter(row -> row.content().status().open()).sorted(MeasureGrouper.AS_DECLARED)
                .map(row -> openIncident(row, known)).toList();
    }

    private MeasuresResponse.OpenIncident openIncident(StoredDocument<MeasureRow> incident,
            Function<String, @Nullable Long> known) {
        MeasureRow row = incident.content();
        Duration age = Duration.between(row.declaredAt(), now);
        return new MeasuresResponse.OpenIncident(incident.id(), known.apply(incident.id()),
                query.severity().of(row.severity()), row.status(), row.mode(), row.declaredAt(),
                age.isNegative() ? null : DurationSeconds.of(age));
    }

    private MeasuresResponse answer(long position, List<MeasuresResponse.Group> groups,
            List<MeasuresResponse.OpenIncident> open, @Nullable ReportPeriod previous) {
        return new MeasuresResponse(position, measures.durations().version(), query.from(), query.to(),
                query.zone().getId(), query.grouping() == Grouping.ALL ? null : query.grouping().wireName(),
                query.severity().wireName(),
                query.included().stream().map(OptionalIncidentKind::wireName).sorted().toList(),
                query.grouping().note(), MeasuresResponse.Definition.of(query, measures.durations()), groups,
                open,
                previous == null ? null : MeasuresResponse.ComparedPeriod.of(previous));
    }
}
