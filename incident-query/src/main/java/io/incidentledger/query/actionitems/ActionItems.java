package io.incidentledger.query.actionitems;

import java.time.LocalDate;
import java.util.List;

import io.incidentledger.projection.documents.DocumentView;
import io.incidentledger.projection.documents.IndexField;

/// Action items as a stored view: a document for each.
public final class ActionItems {

    static final String STATUS = "status";
    static final String OWNER = "owner";
    static final String INCIDENT = "incident";
    static final String DUE = "dueOn";
    static final String PRIORITY = "priority";
    static final String ADDED_AT = "addedAt";

    /// What has no day sorts behind all that has one.
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    public static final DocumentView<ActionItem> VIEW = new DocumentView<>("action-items", 2, ActionItem.class,
            ActionItemProjection::idOf, new ActionItemProjection(),
            List.of(IndexField.<ActionItem>keyword(STATUS, item -> item.status().wireName()),
                    IndexField.<ActionItem>keyword(OWNER, ActionItem::owner),
                    IndexField.<ActionItem>keyword(INCIDENT, ActionItem::incidentId),
                    IndexField.<ActionItem>keyword(PRIORITY, item -> item.priority().wireName()).unindexed(),
                    IndexField.<ActionItem>instant(ADDED_AT, ActionItem::addedAt).unindexed(),
                    IndexField.<ActionItem>date(DUE, ActionItems::dueOrNever)));

    private ActionItems() {}

    private static LocalDate dueOrNever(ActionItem item) {
        return item.dueOn() == null ? NEVER : item.dueOn();
    }
}
