package io.incidentledger.query.measures.whatif;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.incidentledger.events.milestones.Milestones;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.query.measures.MeasureRow;

/// Hypothetical changes to known incidents. Has no side effects: it changes copies of the rows.
///
/// @param changes in the order of the request, without duplicates
/// @param excluded ids in the order of the request
record WhatIfScenario(List<MilestoneOverride> changes, Set<String> excluded) {

    /// The rows after the hypothetical changes.
    List<StoredDocument<MeasureRow>> of(List<StoredDocument<MeasureRow>> rows) {
        Map<String, List<MilestoneOverride>> byIncident = changes.stream()
                .sorted(Comparator.comparingInt(MilestoneOverride::turn))
                .collect(Collectors.groupingBy(MilestoneOverride::incidentId, HashMap::new, Collectors.toList()));
        return rows.stream().filter(row -> !excluded.contains(row.id()))
                .map(row -> changed(row, byIncident.getOrDefault(row.id(), List.of()))).toList();
    }

    private static StoredDocument<MeasureRow> changed(StoredDocument<MeasureRow> row, List<MilestoneOverride> its) {
        if (its.isEmpty()) {
            return row;
        }
        Milestones milestones = row.content().milestones();
        for (MilestoneOverride change : its) {
            milestones = change.in(milestones);
        }
        return new StoredDocument<>(row.id(), row.position(), row.content().withMilestones(milestones));
    }
}
