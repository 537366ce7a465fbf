package io.incidentledger.query.timeline;

import io.incidentledger.http.parameters.FieldSelection;
import io.incidentledger.http.parameters.QueryParameters;
import io.incidentledger.query.readmodel.IncidentListPaging;

/// The page that a caller requests of the history of a timeline entry.
record EntryHistoryQuery(IncidentListPaging paging, FieldSelection fields) {

    static EntryHistoryQuery of(QueryParameters parameters) {
        return new EntryHistoryQuery(
                IncidentListPaging.read(parameters, "history", "entry=" + parameters.pathVariable("entryId")),
                FieldSelection.of(parameters, EntryVersion.class));
    }
}
