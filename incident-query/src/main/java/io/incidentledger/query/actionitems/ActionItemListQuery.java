package io.incidentledger.query.actionitems;

import io.incidentledger.http.parameters.FieldSelection;
import io.incidentledger.http.parameters.QueryParameters;
import io.incidentledger.projection.documents.DocumentQuery;
import io.incidentledger.projection.documents.DocumentQuery.Sort;
import io.incidentledger.query.displaynumbers.IncidentFilter;
import io.incidentledger.query.readmodel.ReadOptions;
import io.incidentledger.query.readmodel.SortCursorCodec;
import io.incidentledger.query.readmodel.TablePage;
import org.jspecify.annotations.Nullable;

/// The page that a caller requests of the action items of all incidents.
///
/// @param cursors writes the cursor of the next page
record ActionItemListQuery(ReadOptions options, ActionItemFilter filter, IncidentFilter incidents, Sort sort,
        DocumentQuery.@Nullable Cursor after, int limit, SortCursorCodec cursors, FieldSelection fields) {

    /// Returns the query for the next page of a table.
    ActionItemListQuery next(TablePage<ActionItemResponse> before) {
        return new ActionItemListQuery(options, filter, incidents, sort, before.next(), limit, cursors, fields);
    }

    static ActionItemListQuery of(QueryParameters parameters) {
        String order = parameters.get(ActionItemFilter.SORT);
        Sort sort = Sort.by(order);
        SortCursorCodec cursors = new SortCursorCodec("action-items", order,
                ActionItemViewDefinition.VIEW.indexField(sort.field()).kind());
        return new ActionItemListQuery(ReadOptions.ofPresent(parameters), ActionItemFilter.of(parameters),
                IncidentFilter.of(parameters), sort, cursors.read(parameters), parameters.limit(),
                cursors, parameters.get(ActionItemFilter.FIELDS));
    }
}
