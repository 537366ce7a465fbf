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
import io.incidentledger.query.measures.Depth;
import io.incidentledger.query.measures.Grouping;
import io.incidentledger.query.measures.Inclusion;
import io.incidentledger.query.measures.MeasureQuestion;
import io.incidentledger.query.measures.MeasureRow;
import io.incidentledger.query.measures.report.MeasureGroups;
import io.incidentledger.query.measures.statistics.Elaboration;

/// Works out how good the data of a period are. Pure apart from what it is given; lives for one answer.
public final class QualityReport {

    private final MeasureQuestion question;
    private final Depth depth;
    private final DurationDefinitions definitions;
    private final Instant now;
    private final Function<Collection<String>, Map<String, Long>> numbers;

    /// @param depth
    ///            neither samples nor a comparison
    /// @param definitions
    ///            those in force
    /// @param now
    ///            the time of asking
    /// @param numbers
    ///            the display numbers of incidents, as far as they are known
    public QualityReport(MeasureQuestion question, Depth depth, DurationDefinitions definitions, Instant now,
            Function<Collection<String>, Map<String, Long>> numbers) {
        this.question = question;
        this.depth = depth;
        this.definitions = definitions;
        this.now = now;
        this.numbers = numbers;
    }

    /// @param rows
    ///            of at least all incidents that were declared in the period, in any order
    public QualityAnswer answer(List<StoredDocument<MeasureRow>> rows, long position) {
        SequencedMap<String, QualityGroup> groups = new TreeMap<>(MeasureGroups.NONE_LAST);
        if (question.grouping() == Grouping.ALL) {
            group(groups, "all");
        }
        List<StoredDocument<MeasureRow>> covered = rows.stream()
                .filter(row -> Inclusion.admits(question.included(), row.content())
                        && question.covers(row.content().declaredAt()))
                .sorted(MeasureGroups.AS_DECLARED).toList();
        covered.forEach(incident -> add(groups, incident));
        return answer(groups, numbers.apply(named(groups.values(), covered)), position);
    }

    private QualityGroup group(Map<String, QualityGroup> groups, String key) {
        return groups.computeIfAbsent(key, name -> new QualityGroup(definitions.all(), now));
    }

    private void add(Map<String, QualityGroup> groups, StoredDocument<MeasureRow> incident) {
        Contradictions.OfIncident against = Contradictions.OfIncident.of(incident.content().milestones(), now);
        question.grouping().keys(incident.content(), question)
                .forEach(key -> group(groups, key).add(incident, against));
    }

    private List<String> named(Collection<QualityGroup> groups, List<StoredDocument<MeasureRow>> covered) {
        return depth.namesIncidents()
                ? covered.stream().map(StoredDocument::id).toList()
                : groups.stream().flatMap(group -> group.examples().stream()).distinct().toList();
    }

    private QualityAnswer answer(Map<String, QualityGroup> groups, Map<String, Long> known, long position) {
        Elaboration elaboration = new Elaboration(depth, known::get);
        Grouping grouping = question.grouping();
        return new QualityAnswer(position, definitions.version(), question.from(), question.to(),
                question.zone().getId(), grouping == Grouping.ALL ? null : grouping.wireName(),
                question.severity().wireName(), question.included().stream().map(Inclusion::wireName).sorted().toList(),
                grouping.note(),
                groups.entrySet().stream().map(each -> each.getValue().answer(each.getKey(), elaboration)).toList());
    }
}
