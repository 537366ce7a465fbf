package io.incidentledger.query.actionitems;

import io.incidentledger.http.parameters.QueryParameters;
import io.incidentledger.projection.documents.DocumentQuery;
import io.incidentledger.projection.documents.DocumentQuery.Sort;
import io.incidentledger.query.displaynumbers.IncidentFilter;
import io.incidentledger.query.readmodel.ReadOptions;
import io.incidentledger.query.readmodel.SortCursorCodec;
import org.jspecify.annotations.Nullable;

/// The page that a caller requests of the action items of all incidents.
///
/// @param cursors writes the cursor of the next page
record ActionItemListQuery(ReadOptions options, ActionItemFilter filter, IncidentFilter incidents, Sort sort,
        DocumentQuery.@Nullable Cursor after, int limit, SortCursorCodec cursors) {

    static ActionItemListQuery of(QueryParameters parameters) {
        String order = parameters.get(ActionItemFilter.SORT);
        Sort sort = ActionItemFilter.sort(order);
        SortCursorCodec cursors = new SortCursorCodec("action-items", order,
                ActionItemViewDefinition.VIEW.indexField(sort.field()).kind());
        return new ActionItemListQuery(ReadOptions.ofPresent(parameters), ActionItemFilter.of(parameters),
                IncidentFilter.of(parameters), sort, cursors.read(parameters),
                parameters.get(QueryParameters.LIMIT), cursors);
    }
}
