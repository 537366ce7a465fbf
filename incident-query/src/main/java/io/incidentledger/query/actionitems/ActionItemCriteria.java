package io.incidentledger.query.actionitems;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.IncidentReference;
import io.incidentledger.events.validation.WireNames;
import io.incidentledger.http.QueryParameters;
import io.incidentledger.projection.documents.DocumentQuery;
import io.incidentledger.projection.documents.DocumentQuery.Sort;
import io.incidentledger.projection.documents.FieldCondition;
import io.incidentledger.query.readmodel.SortCursor;
import org.jspecify.annotations.Nullable;

/// Parses the parameters of an action item list into a query.
final class ActionItemCriteria {

    private static final WireNames<ActionItemStatus> STATUSES = new WireNames<>(ActionItemStatus.class);
    private static final List<String> SORTS = Stream
            .of(ActionItemView.DUE, ActionItemView.PRIORITY, ActionItemView.ADDED_AT)
            .flatMap(field -> Stream.of(field, "-" + field)).toList();

    private ActionItemCriteria() {}

    /// @param overdue only items that were due before the day of the query
    /// @param incidents ids or numbers, known or not; empty: all incidents
    /// @param cursors writes the cursor of the next page
    record ListQuery(List<FieldCondition> conditions, boolean overdue, List<String> incidents, Sort sort,
            DocumentQuery.@Nullable Cursor after, int limit, SortCursor cursors) {}

    /// Parses and validates all parameters except those that the caller has read already. The default order is by due
    /// date, earliest first.
    static ListQuery read(QueryParameters parameters) {
        List<FieldCondition> conditions = new ArrayList<>();
        List<ActionItemStatus> statuses = parameters.constants("status", STATUSES);
        if (!statuses.isEmpty()) {
            conditions.add(new FieldCondition.AnyOf(ActionItemView.STATUS, names(statuses.stream())));
        }
        List<String> owners = parameters.names("owner");
        if (!owners.isEmpty()) {
            conditions.add(new FieldCondition.AnyOf(ActionItemView.OWNER, Set.copyOf(owners)));
        }
        boolean overdue = parameters.flag("overdue");
        if (overdue) {
            conditions.add(new FieldCondition.AnyOf(ActionItemView.STATUS,
                    names(Stream.of(ActionItemStatus.values()).filter(status -> !status.finished()))));
        }
        List<String> incidents = incidents(parameters);
        String order = parameters.choice("sort", ActionItemView.DUE, SORTS);
        boolean descending = order.startsWith("-");
        Sort sort = new Sort(descending ? order.substring(1) : order, descending);
        SortCursor cursors = new SortCursor("action-items", order, ActionItemView.VIEW.indexField(sort.field()).kind());
        DocumentQuery.Cursor after = cursors.read(parameters);
        int limit = parameters.limit();
        parameters.check();
        return new ListQuery(List.copyOf(conditions), overdue, incidents, sort, after, limit, cursors);
    }

    private static List<String> incidents(QueryParameters parameters) {
        List<String> names = parameters.texts(ActionItemView.INCIDENT);
        if (!names.stream().allMatch(IncidentReference::isWellFormed)) {
            parameters.fault(ActionItemView.INCIDENT, IncidentReference.REQUIREMENT);
        }
        return names;
    }

    private static Set<String> names(Stream<ActionItemStatus> statuses) {
        return statuses.map(ActionItemStatus::wireName).collect(Collectors.toUnmodifiableSet());
    }
}
