package io.incidentledger.query.measures.quality;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.incidentledger.events.Milestone;
import io.incidentledger.events.milestones.Contradiction;
import io.incidentledger.events.milestones.MilestoneConsistencyChecker;
import io.incidentledger.events.milestones.Milestones;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.query.measures.MeasureRow;
import org.jspecify.annotations.Nullable;

/// Counts contradictions between the times of a group's incidents, by reason. Not thread-safe; use one instance per
/// response.
final class ContradictionTally {

    private static final int EXAMPLES = 10;

    private record Reason(String subject, String sentence) {}

    private final Map<Reason, List<String>> found = new LinkedHashMap<>();

    /// The contradictions within one incident.
    ///
    /// @param milestones the milestones that are contradicted
    record OfIncident(Set<Milestone> milestones, Set<Reason> reasons) {

        private static final OfIncident NONE = new OfIncident(Set.of(), Set.of());

        static OfIncident of(Milestones milestones, Instant now) {
            Set<Milestone> against = EnumSet.noneOf(Milestone.class);
            Set<Reason> reasons = new LinkedHashSet<>();
            for (Contradiction each : MilestoneConsistencyChecker.all(milestones, now)) {
                each.milestone().ifPresent(against::add);
                reasons.add(new Reason(each.subject(), each.sentence()));
            }
            return reasons.isEmpty() ? NONE : new OfIncident(against, Collections.unmodifiableSet(reasons));
        }
    }

    void add(StoredDocument<MeasureRow> incident, OfIncident contradictions) {
        contradictions.reasons().forEach(
                reason -> found.computeIfAbsent(reason, each -> new ArrayList<>()).add(incident.id()));
    }

    /// The incidents that are listed as examples.
    List<String> examples() {
        return found.values().stream().flatMap(incidents -> incidents.stream().limit(EXAMPLES)).toList();
    }

    /// The contradictions, most frequent first.
    List<QualityResponse.Contradiction> answer(Function<String, @Nullable Long> numbers) {
        return found.entrySet().stream()
                .map(each -> new QualityResponse.Contradiction(each.getKey().subject(), each.getKey().sentence(),
                        each.getValue().size(),
                        each.getValue().stream().limit(EXAMPLES)
                                .map(id -> new QualityResponse.Example(id, numbers.apply(id))).toList()))
                .sorted(Comparator.comparingInt(QualityResponse.Contradiction::incidents).reversed()
                        .thenComparing(QualityResponse.Contradiction::subject)
                        .thenComparing(QualityResponse.Contradiction::reason))
                .toList();
    }
}
