package io.incidentledger.query.actionitems;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.incidentledger.events.ActionItemStatus;
import io.incidentledger.events.WireNamed;
import io.incidentledger.events.validation.WireNames;
import io.incidentledger.http.parameters.FieldSelection;
import io.incidentledger.http.parameters.QueryParameter;
import io.incidentledger.http.parameters.QueryParameters;
import io.incidentledger.projection.documents.FieldCondition;

/// The action items that a caller requests, whether of one incident or of all.
///
/// @param overdue only items that were due before the day of the query
record ActionItemFilter(List<FieldCondition> conditions, boolean overdue) {

    static final QueryParameter<String> SORT = QueryParameter.sort(List.of(ActionItemViewDefinition.DUE,
            ActionItemViewDefinition.PRIORITY, ActionItemViewDefinition.ADDED_AT), ActionItemViewDefinition.DUE);

    static final QueryParameter<FieldSelection> FIELDS = FieldSelection.of(ActionItemResponse.class);

    private static final QueryParameter<List<ActionItemStatus>> STATUS = QueryParameter.constants("status",
            new WireNames<>(ActionItemStatus.class), "Only items with one of these statuses.");
    private static final QueryParameter<List<String>> OWNER = QueryParameter.names("owner",
            "Only items of these owners.");
    private static final QueryParameter<Boolean> OVERDUE = QueryParameter.flag("overdue",
            "Only unfinished items that were due before today.");

    static ActionItemFilter of(QueryParameters parameters) {
        List<FieldCondition> conditions = new ArrayList<>();
        List<ActionItemStatus> statuses = parameters.get(STATUS);
        if (!statuses.isEmpty()) {
            conditions.add(
                    new FieldCondition.AnyOf(ActionItemViewDefinition.STATUS, Set.copyOf(WireNamed.names(statuses))));
        }
        List<String> owners = parameters.get(OWNER);
        if (!owners.isEmpty()) {
            conditions.add(new FieldCondition.AnyOf(ActionItemViewDefinition.OWNER, Set.copyOf(owners)));
        }
        boolean overdue = parameters.get(OVERDUE);
        if (overdue) {
            conditions.add(new FieldCondition.AnyOf(ActionItemViewDefinition.STATUS,
                    Set.copyOf(WireNamed.names(Stream.of(ActionItemStatus.values())
                            .filter(status -> !status.finished()).toList()))));
        }
        return new ActionItemFilter(List.copyOf(conditions), overdue);
    }

    /// The conditions on a query of that day.
    List<FieldCondition> on(LocalDate today) {
        List<FieldCondition> all = new ArrayList<>(conditions);
        if (overdue) {
            all.add(new FieldCondition.Range(ActionItemViewDefinition.DUE, null, today));
        }
        return all;
    }
}
