package io.incidentledger.query.measures.quality;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;

import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.query.measures.DetailLevel;
import io.incidentledger.query.measures.Grouping;
import io.incidentledger.query.measures.MeasureQuery;
import io.incidentledger.query.measures.MeasureRow;
import io.incidentledger.query.measures.OptionalIncidentKind;
import io.incidentledger.query.measures.report.MeasureGrouper;
import io.incidentledger.query.measures.statistics.FigureBuilder;

/// Computes the data quality of a period. Has no side effects of its own; use one instance per response.
public final class QualityReport {

    private final MeasureQuery query;
    private final DetailLevel detailLevel;
    private final DurationDefinitions definitions;
    private final Instant now;
    private final Function<Collection<String>, Map<String, Long>> numbers;

    /// @param detailLevel includes neither samples nor a comparison
    /// @param definitions the definitions in force
    /// @param now the time of the query
    /// @param numbers looks up the display numbers of incidents, as far as they are known
    public QualityReport(MeasureQuery query, DetailLevel detailLevel, DurationDefinitions definitions, Instant now,
            Function<Collection<String>, Map<String, Long>> numbers) {
        this.query = query;
        this.detailLevel = detailLevel;
        this.definitions = definitions;
        this.now = now;
        this.numbers = numbers;
    }

    /// @param rows the rows of all incidents that were declared in the period, and possibly more, in any order
    public QualityResponse answer(List<StoredDocument<MeasureRow>> rows, long position) {
        SequencedMap<String, QualityGroup> groups = new TreeMap<>(MeasureGrouper.NONE_LAST);
        if (query.grouping() == Grouping.ALL) {
            group(groups, "all");
        }
        List<StoredDocument<MeasureRow>> covered = rows.stream()
                .filter(row -> OptionalIncidentKind.admits(query.included(), row.content())
                        && query.covers(row.content().declaredAt()))
                .sorted(MeasureGrouper.AS_DECLARED).toList();
        covered.forEach(incident -> add(groups, incident));
        return answer(groups, numbers.apply(named(groups.values(), covered)), position);
    }

    private QualityGroup group(Map<String, QualityGroup> groups, String key) {
        return groups.computeIfAbsent(key, name -> new QualityGroup(definitions.all(), now));
    }

    private void add(Map<String, QualityGroup> groups, StoredDocument<MeasureRow> incident) {
        ContradictionTally.OfIncident against = ContradictionTally.OfIncident.of(incident.content().milestones(), now);
        query.grouping().keys(incident.content(), query)
                .forEach(key -> group(groups, key).add(incident, against));
    }

    private List<String> named(Collection<QualityGroup> groups, List<StoredDocument<MeasureRow>> covered) {
        return detailLevel.namesIncidents()
                ? covered.stream().map(StoredDocument::id).toList()
                : groups.stream().flatMap(group -> group.examples().stream()).distinct().toList();
    }

    private QualityResponse answer(Map<String, QualityGroup> groups, Map<String, Long> known, long position) {
        FigureBuilder figureBuilder = new FigureBuilder(detailLevel, known::get);
        Grouping grouping = query.grouping();
        return new QualityResponse(position, definitions.version(), query.from(), query.to(),
                query.zone().getId(), grouping == Grouping.ALL ? null : grouping.wireName(),
                query.severity().wireName(),
                query.included().stream().map(OptionalIncidentKind::wireName).sorted().toList(),
                grouping.note(),
                groups.entrySet().stream().map(each -> each.getValue().answer(each.getKey(), figureBuilder)).toList());
    }
}
