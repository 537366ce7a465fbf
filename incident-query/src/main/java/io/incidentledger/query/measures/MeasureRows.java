package io.incidentledger.query.measures;

import java.util.List;

import io.incidentledger.view.DocumentView;
import io.incidentledger.view.IndexField;
import io.incidentledger.view.RecordedEvent;

/// What the incidents contribute to the measures, as a stored view: a document for each incident.
public final class MeasureRows {

    static final String DECLARED_AT = "declaredAt";

    public static final DocumentView<MeasureRow> VIEW = new DocumentView<>("measures", 1, MeasureRow.class,
            RecordedEvent::incidentId, new MeasureProjection(),
            List.of(IndexField.<MeasureRow>instant(DECLARED_AT, MeasureRow::declaredAt).unindexed()));

    private MeasureRows() {}
}
