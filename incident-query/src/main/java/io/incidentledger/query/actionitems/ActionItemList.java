package io.incidentledger.query.actionitems;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.incidentledger.events.IncidentName;
import io.incidentledger.http.Page;
import io.incidentledger.http.ProblemException;
import io.incidentledger.http.Problems;
import io.incidentledger.projection.documents.Condition;
import io.incidentledger.projection.documents.DocumentQuery;
import io.incidentledger.projection.documents.Documents;
import io.incidentledger.query.actionitems.ActionItemSearch.ListQuery;
import io.incidentledger.query.numbers.DisplayNumbers;
import io.incidentledger.query.readmodel.ReadPoint;

/// The action items of all incidents. Thread-safe; blocks: not for event loops.
final class ActionItemList {

    private final Documents<ActionItem> items;
    private final DisplayNumbers numbers;

    ActionItemList(Documents<ActionItem> items, DisplayNumbers numbers) {
        this.items = items;
        this.numbers = numbers;
    }

    Page<ActionItemAnswer> page(ListQuery search, ReadPoint point) {
        LocalDate today = LocalDate.ofInstant(point.now(), ZoneOffset.UTC);
        io.incidentledger.projection.documents.Page<ActionItem> page = items
                .query(new DocumentQuery(conditions(search, today),
                        search.sort(), search.after(), search.limit()));
        Map<String, Long> known = numbers
                .numbersOf(page.items().stream().map(item -> item.content().incidentId()).toList());
        return new Page<>(page.items().stream()
                .map(item -> ActionItemAnswer.of(item, known.get(item.content().incidentId()), today)).toList(),
                search.cursors().write(page.next()));
    }

    private List<Condition> conditions(ListQuery search, LocalDate today) {
        List<Condition> conditions = new ArrayList<>(search.conditions());
        if (search.overdue()) {
            conditions.add(new Condition.Range(ActionItems.DUE, null, today));
        }
        if (!search.incidents().isEmpty()) {
            conditions.add(new Condition.AnyOf(ActionItems.INCIDENT, idsOf(search.incidents())));
        }
        return conditions;
    }

    /// @throws ProblemException
    ///             404 when an incident has not been declared: an empty list would say that it has nothing to do
    private Set<String> idsOf(List<String> names) {
        Set<String> ids = new HashSet<>();
        for (String name : names) {
            ids.add(IncidentName.idOf(name, numbers::incidentWith).filter(id -> numbers.numberOf(id).isPresent())
                    .orElseThrow(() -> new ProblemException(Problems.unknownIncident(name))));
        }
        return ids;
    }
}
