package io.incidentledger.query.timeline;

import io.incidentledger.http.parameters.FieldSelection;
import io.incidentledger.http.parameters.QueryParameter;
import io.incidentledger.http.parameters.QueryParameters;
import io.incidentledger.query.readmodel.IncidentListPaging;

/// The page that a caller requests of the history of a timeline entry.
record EntryHistoryQuery(IncidentListPaging paging, FieldSelection fields) {

    private static final QueryParameter<FieldSelection> FIELDS = FieldSelection.of(EntryVersion.class);

    static EntryHistoryQuery of(QueryParameters parameters) {
        return new EntryHistoryQuery(
                IncidentListPaging.read(parameters, "history", "entry=" + parameters.pathVariable("entryId")),
                parameters.get(FIELDS));
    }
}
