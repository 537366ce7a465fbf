package io.incidentledger.query.actionitems;

import io.incidentledger.http.parameters.FieldSelection;
import io.incidentledger.http.parameters.QueryParameters;
import io.incidentledger.projection.documents.DocumentQuery.Sort;
import io.incidentledger.query.readmodel.IncidentListPaging;

/// The page that a caller requests of the action items of one incident.
record IncidentActionItemsQuery(ActionItemFilter filter, Sort sort, IncidentListPaging paging, FieldSelection fields) {

    static IncidentActionItemsQuery of(QueryParameters parameters) {
        String order = parameters.get(ActionItemFilter.SORT);
        return new IncidentActionItemsQuery(ActionItemFilter.of(parameters), Sort.by(order),
                IncidentListPaging.read(parameters, "incident-action-items", "sort=" + order),
                parameters.get(ActionItemFilter.FIELDS));
    }
}
