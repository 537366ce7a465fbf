package io.incidentledger.query.actionitems;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.incidentledger.events.IncidentReference;
import io.incidentledger.http.Page;
import io.incidentledger.http.ProblemException;
import io.incidentledger.http.Problems;
import io.incidentledger.projection.documents.DocumentQuery;
import io.incidentledger.projection.documents.Documents;
import io.incidentledger.projection.documents.FieldCondition;
import io.incidentledger.query.actionitems.ActionItemCriteria.ListQuery;
import io.incidentledger.query.numbers.DisplayNumbers;
import io.incidentledger.query.readmodel.ReadPoint;

/// Queries the action items of all incidents. Thread-safe; blocking: not for event loops.
final class ActionItemList {

    private final Documents<ActionItemDocument> items;
    private final DisplayNumbers numbers;

    ActionItemList(Documents<ActionItemDocument> items, DisplayNumbers numbers) {
        this.items = items;
        this.numbers = numbers;
    }

    Page<ActionItemResponse> page(ListQuery search, ReadPoint point) {
        LocalDate today = LocalDate.ofInstant(point.now(), ZoneOffset.UTC);
        io.incidentledger.projection.documents.DocumentPage<ActionItemDocument> documentPage = items
                .query(new DocumentQuery(conditions(search, today),
                        search.sort(), search.after(), search.limit()));
        Map<String, Long> known = numbers
                .numbersOf(documentPage.items().stream().map(item -> item.content().incidentId()).toList());
        return new Page<>(documentPage.items().stream()
                .map(item -> ActionItemResponse.of(item, known.get(item.content().incidentId()), today)).toList(),
                search.cursors().write(documentPage.next()));
    }

    private List<FieldCondition> conditions(ListQuery search, LocalDate today) {
        List<FieldCondition> conditions = new ArrayList<>(search.conditions());
        if (search.overdue()) {
            conditions.add(new FieldCondition.Range(ActionItemView.DUE, null, today));
        }
        if (!search.incidents().isEmpty()) {
            conditions.add(new FieldCondition.AnyOf(ActionItemView.INCIDENT, idsOf(search.incidents())));
        }
        return conditions;
    }

    /// @throws ProblemException 404 if an incident has not been declared, because an empty list would suggest that the
    ///     incident exists and has no action items
    private Set<String> idsOf(List<String> names) {
        Set<String> ids = new HashSet<>();
        for (String name : names) {
            ids.add(IncidentReference.idOf(name, numbers::incidentWith).filter(id -> numbers.numberOf(id).isPresent())
                    .orElseThrow(() -> new ProblemException(Problems.unknownIncident(name))));
        }
        return ids;
    }
}
