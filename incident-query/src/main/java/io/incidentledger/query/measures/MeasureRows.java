package io.incidentledger.query.measures;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;

import io.incidentledger.view.Condition;
import io.incidentledger.view.DocumentView;
import io.incidentledger.view.Documents;
import io.incidentledger.view.IndexField;
import io.incidentledger.view.PastDocuments;
import io.incidentledger.view.RecordedEvent;
import io.incidentledger.view.RememberingView;
import io.incidentledger.view.RememberingView.Steps;
import io.incidentledger.view.StoredDocument;

/// What the incidents contribute to the measures, as a stored view: a document for each incident.
public final class MeasureRows {

    static final String DECLARED_AT = "declaredAt";

    private static final RememberingView<MeasureRow, MeasureDocument> REMEMBERING = RememberingView.of("measures", 4,
            MeasureDocument.class, new Steps<>(new MeasureProjection(), MeasureRows::keepingFirst),
            MeasureDocument::new,
            List.of(IndexField.<MeasureRow>instant(DECLARED_AT, MeasureRow::declaredAt)));

    public static final DocumentView<MeasureDocument> VIEW = REMEMBERING.view();

    private MeasureRows() {}

    /// What was first recorded stays as it was; what only a correction, or an event that came late, made known becomes known with it.
    private static MeasureRow keepingFirst(MeasureRow before, MeasureRow corrected, RecordedEvent event) {
        return MeasureProjection.withFirst(corrected.with(corrected.milestones(), before.first()), event);
    }

    /// The rows as they were at a position that the documents have reached.
    static Documents<MeasureDocument> asOf(Documents<MeasureDocument> documents, long position) {
        return new PastDocuments<>(REMEMBERING, documents, position);
    }

    /// The row after each event of its incident up to a position, with the event's position.
    static void replay(MeasureDocument document, long upTo, ObjLongConsumer<MeasureRow> step) {
        REMEMBERING.replay(document, upTo, step);
    }

    /// Hands over the row of every incident that fulfils all conditions, in no particular order.
    static void scan(Documents<MeasureDocument> documents, List<Condition> conditions,
            Consumer<StoredDocument<MeasureRow>> consumer) {
        documents.scan(conditions, document -> consumer.accept(row(document)));
    }

    static StoredDocument<MeasureRow> row(StoredDocument<MeasureDocument> document) {
        return new StoredDocument<>(document.id(), document.position(), document.content().now());
    }
}
