package io.incidentledger.query.actionitems;

import java.time.LocalDate;
import java.util.List;

import io.incidentledger.projection.documents.DocumentViewDefinition;
import io.incidentledger.projection.documents.IndexField;

/// The stored view of action items, with one document per item.
public final class ActionItemViewDefinition {

    static final String STATUS = "status";
    static final String OWNER = "owner";
    static final String INCIDENT = "incident";
    static final String DUE = "dueOn";
    static final String PRIORITY = "priority";
    static final String ADDED_AT = "addedAt";

    /// The due date by which items without one are sorted, after all others.
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    public static final DocumentViewDefinition<ActionItemDocument> VIEW = new DocumentViewDefinition<>("action-items",
            2,
            ActionItemDocument.class,
            ActionItemProjection::idOf, new ActionItemProjection(),
            List.of(IndexField.<ActionItemDocument>keyword(STATUS, item -> item.status().wireName()),
                    IndexField.<ActionItemDocument>keyword(OWNER, ActionItemDocument::owner),
                    IndexField.<ActionItemDocument>keyword(INCIDENT, ActionItemDocument::incidentId),
                    IndexField.<ActionItemDocument>keyword(PRIORITY, item -> item.priority().wireName()).unindexed(),
                    IndexField.<ActionItemDocument>instant(ADDED_AT, ActionItemDocument::addedAt).unindexed(),
                    IndexField.<ActionItemDocument>date(DUE, ActionItemViewDefinition::dueOrNever)));

    private ActionItemViewDefinition() {}

    private static LocalDate dueOrNever(ActionItemDocument item) {
        return item.dueOn() == null ? NEVER : item.dueOn();
    }
}
