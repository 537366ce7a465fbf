package io.incidentledger.query.actionitems;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.validation.WireNames;
import io.incidentledger.http.parameters.QueryParameters;
import io.incidentledger.projection.documents.DocumentQuery;
import io.incidentledger.projection.documents.DocumentQuery.Sort;
import io.incidentledger.projection.documents.FieldCondition;
import io.incidentledger.query.displaynumbers.IncidentFilter;
import io.incidentledger.query.readmodel.SortCursorCodec;
import org.jspecify.annotations.Nullable;

/// Parses the parameters of an action item list into a query.
final class ActionItemQueryParser {

    private static final WireNames<ActionItemStatus> STATUSES = new WireNames<>(ActionItemStatus.class);
    private static final List<String> SORTS = Stream
            .of(ActionItemViewDefinition.DUE, ActionItemViewDefinition.PRIORITY, ActionItemViewDefinition.ADDED_AT)
            .flatMap(field -> Stream.of(field, "-" + field)).toList();

    private ActionItemQueryParser() {}

    /// @param overdue only items that were due before the day of the query
    record Filter(List<FieldCondition> conditions, boolean overdue) {

        /// The conditions on a query of that day.
        List<FieldCondition> on(LocalDate today) {
            List<FieldCondition> all = new ArrayList<>(conditions);
            if (overdue) {
                all.add(new FieldCondition.Range(ActionItemViewDefinition.DUE, null, today));
            }
            return all;
        }
    }

    /// @param cursors writes the cursor of the next page
    record ListQuery(Filter filter, IncidentFilter incidents, Sort sort, DocumentQuery.@Nullable Cursor after,
            int limit,
            SortCursorCodec cursors) {}

    /// Parses and validates all parameters except those that the caller has read already.
    static ListQuery read(QueryParameters parameters) {
        Filter filter = filter(parameters);
        IncidentFilter incidents = IncidentFilter.of(parameters);
        String order = order(parameters);
        Sort sort = sort(order);
        SortCursorCodec cursors = new SortCursorCodec("action-items", order,
                ActionItemViewDefinition.VIEW.indexField(sort.field()).kind());
        DocumentQuery.Cursor after = cursors.read(parameters);
        int limit = parameters.limit();
        parameters.check();
        return new ListQuery(filter, incidents, sort, after, limit, cursors);
    }

    /// Parses the parameters that filter the items of one incident, too.
    static Filter filter(QueryParameters parameters) {
        List<FieldCondition> conditions = new ArrayList<>();
        List<ActionItemStatus> statuses = parameters.constants("status", STATUSES);
        if (!statuses.isEmpty()) {
            conditions.add(new FieldCondition.AnyOf(ActionItemViewDefinition.STATUS, names(statuses.stream())));
        }
        List<String> owners = parameters.names("owner");
        if (!owners.isEmpty()) {
            conditions.add(new FieldCondition.AnyOf(ActionItemViewDefinition.OWNER, Set.copyOf(owners)));
        }
        boolean overdue = parameters.flag("overdue");
        if (overdue) {
            conditions.add(new FieldCondition.AnyOf(ActionItemViewDefinition.STATUS,
                    names(Stream.of(ActionItemStatus.values()).filter(status -> !status.finished()))));
        }
        return new Filter(List.copyOf(conditions), overdue);
    }

    /// Parses the order; by default it is by due date, earliest first.
    static String order(QueryParameters parameters) {
        return parameters.choice("sort", ActionItemViewDefinition.DUE, SORTS);
    }

    static Sort sort(String order) {
        boolean descending = order.startsWith("-");
        return new Sort(descending ? order.substring(1) : order, descending);
    }

    private static Set<String> names(Stream<ActionItemStatus> statuses) {
        return statuses.map(ActionItemStatus::wireName).collect(Collectors.toUnmodifiableSet());
    }
}
