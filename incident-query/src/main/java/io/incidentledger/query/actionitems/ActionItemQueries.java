package io.incidentledger.query.actionitems;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import io.incidentledger.events.IdEquality;
import io.incidentledger.http.parameters.PageResponse;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.http.problems.ProblemType;
import io.incidentledger.projection.documents.DocumentPage;
import io.incidentledger.projection.documents.DocumentQuery;
import io.incidentledger.projection.documents.FieldCondition;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.projection.documents.StoredViewReader;
import io.incidentledger.query.displaynumbers.DisplayNumbers;
import io.incidentledger.query.readmodel.ReadPoint;
import io.incidentledger.query.readmodel.TablePage;

/// Queries the action items of all incidents. Thread-safe; blocking: not for event loops.
final class ActionItemQueries {

    private final StoredViewReader<ActionItemDocument> items;
    private final DisplayNumbers numbers;

    ActionItemQueries(StoredViewReader<ActionItemDocument> items, DisplayNumbers numbers) {
        this.items = items;
        this.numbers = numbers;
    }

    PageResponse<ActionItemResponse> page(ActionItemListQuery search, ReadPoint point) {
        TablePage<ActionItemResponse> page = rows(search, point);
        return new PageResponse<>(page.items(), search.cursors().write(page.next()));
    }

    TablePage<ActionItemResponse> rows(ActionItemListQuery search, ReadPoint point) {
        LocalDate today = today(point);
        DocumentPage<ActionItemDocument> documentPage = items
                .query(new DocumentQuery(conditions(search, today),
                        search.sort(), search.after(), search.limit()));
        Map<String, Long> known = numbers
                .numbersOf(documentPage.items().stream().map(item -> item.content().incidentId()).toList());
        return new TablePage<>(documentPage.items().stream()
                .map(item -> ActionItemResponse.of(item, known.get(item.content().incidentId()), today)).toList(),
                point.position(), documentPage.next());
    }

    /// One item of whichever incident.
    ///
    /// @throws ProblemException 404 if there is none
    ActionItemResponse item(String id, ReadPoint point) {
        StoredDocument<ActionItemDocument> item = items.find(id).or(() -> items.find(IdEquality.of(id)))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNKNOWN_ACTION_ITEM.problem("There is no action item " + id)));
        String incident = item.content().incidentId();
        return ActionItemResponse.of(item, numbers.numbersOf(List.of(incident)).get(incident), today(point));
    }

    /// The day by which it is told what is overdue.
    static LocalDate today(ReadPoint point) {
        return LocalDate.ofInstant(point.now(), ZoneOffset.UTC);
    }

    private List<FieldCondition> conditions(ActionItemListQuery search, LocalDate today) {
        List<FieldCondition> conditions = search.filter().on(today);
        if (!search.incidents().isEmpty()) {
            conditions
                    .add(new FieldCondition.AnyOf(ActionItemViewDefinition.INCIDENT, search.incidents().ids(numbers)));
        }
        return conditions;
    }
}
