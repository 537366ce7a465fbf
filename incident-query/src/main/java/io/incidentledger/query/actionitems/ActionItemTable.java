package io.incidentledger.query.actionitems;

import io.incidentledger.http.csv.CsvTable;

/// Action items as comma-separated values, one line for each.
final class ActionItemTable {

    static final CsvTable<ActionItemResponse> COLUMNS = CsvTable.<ActionItemResponse>empty()
            .with("actionItemId", ActionItemResponse::actionItemId)
            .with("incidentId", ActionItemResponse::incidentId)
            .with("incidentNumber", ActionItemResponse::incidentNumber)
            .with("title", ActionItemResponse::title)
            .with("owner", ActionItemResponse::owner)
            .with("priority", ActionItemResponse::priority)
            .with("status", ActionItemResponse::status)
            .with("dueOn", ActionItemResponse::dueOn)
            .with("overdue", ActionItemResponse::overdue)
            .with("addedAt", ActionItemResponse::addedAt)
            .with("recordedAt", ActionItemResponse::recordedAt)
            .with("position", ActionItemResponse::position);

    private ActionItemTable() {}
}
