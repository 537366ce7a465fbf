package io.incidentledger.query.timeline;

import java.util.List;
import java.util.Set;

import io.incidentledger.events.Audience;
import io.incidentledger.events.EntryKind;
import io.incidentledger.events.validation.WireNames;
import io.incidentledger.http.parameters.FieldSelection;
import io.incidentledger.http.parameters.QueryParameter;
import io.incidentledger.http.parameters.QueryParameters;
import io.incidentledger.query.readmodel.IncidentListPaging;

/// The entries that a caller requests of the timeline of an incident.
///
/// @param corrected whether entries are shown as corrected; otherwise exactly as they were recorded
/// @param kinds empty: all
/// @param audiences of status updates; empty: all entries, with and without an audience
record TimelineQuery(boolean corrected, TimelineView.Order order, Set<String> kinds, Set<String> audiences,
        IncidentListPaging paging, FieldSelection fields) {

    private static final String OCCURRED = "occurred";
    private static final String RECORDED = "recorded";
    private static final String CORRECTED = "corrected";

    private static final QueryParameter<String> ORDER = QueryParameter.choice("order", List.of(OCCURRED, RECORDED),
            OCCURRED, "Whether entries are in the order in which they occurred or were recorded.");
    private static final QueryParameter<String> VIEW = QueryParameter.choice("view", List.of(CORRECTED, RECORDED),
            CORRECTED, "Whether entries are shown as corrected, with marks where they differ, or as recorded.");
    private static final QueryParameter<Set<String>> KIND = QueryParameter.choices("kind", EntryKind.names(),
            "Only entries of these kinds.");
    private static final QueryParameter<Set<String>> AUDIENCE = QueryParameter.choices("audience",
            new WireNames<>(Audience.class).all(),
            "Only status updates for these audiences.");
    private static final QueryParameter<FieldSelection> FIELDS = FieldSelection.of(TimelineEntry.class);

    static TimelineQuery of(QueryParameters parameters) {
        String order = parameters.get(ORDER);
        String view = parameters.get(VIEW);
        return new TimelineQuery(view.equals(CORRECTED),
                order.equals(RECORDED) ? TimelineView.Order.RECORDED : TimelineView.Order.OCCURRED,
                parameters.get(KIND), parameters.get(AUDIENCE),
                IncidentListPaging.read(parameters, "timeline", "order=" + order, "view=" + view),
                parameters.get(FIELDS));
    }

    boolean includes(TimelineEntry entry) {
        return (kinds.isEmpty() || kinds.contains(entry.kind()))
                && (audiences.isEmpty() || audiences.contains(entry.details().get(AUDIENCE.name())));
    }
}
