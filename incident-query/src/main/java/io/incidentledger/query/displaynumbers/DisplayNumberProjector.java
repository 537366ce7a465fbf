package io.incidentledger.query.displaynumbers;

import java.util.ArrayList;
import java.util.List;

import io.incidentledger.events.IncidentEvent.IncidentDeclared;
import io.incidentledger.events.RecordedEvent;
import io.incidentledger.projection.EventBatch;
import io.incidentledger.projection.View;
import io.incidentledger.projection.documents.DocumentQuery;
import io.incidentledger.projection.documents.DocumentQuery.Sort;
import io.incidentledger.projection.documents.FieldCondition;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.projection.documents.WritableDocuments;

/// Numbers declarations, continuing from the last one within the position reached. A node that takes over, wherever the
/// previous one stopped, therefore assigns the same numbers. Must be used by one thread at a time.
public final class DisplayNumberProjector implements View {

    private static final long NOT_KNOWN = -1;

    private final WritableDocuments<DisplayNumberDocument> documents;
    private long declared = NOT_KNOWN;

    /// @param documents their position is where to continue
    public DisplayNumberProjector(WritableDocuments<DisplayNumberDocument> documents) {
        this.documents = documents;
    }

    @Override
    public String name() {
        return DisplayNumberDocument.VIEW.name();
    }

    @Override
    public long position() {
        return documents.position();
    }

    @Override
    public void apply(EventBatch batch) {
        long position = position();
        if (declared == NOT_KNOWN) {
            declared = declaredUpTo(position);
        }
        long number = declared;
        List<StoredDocument<DisplayNumberDocument>> numbered = new ArrayList<>();
        for (RecordedEvent event : batch.events()) {
            if (event.position() > position && event.event() instanceof IncidentDeclared) {
                number++;
                numbered.add(new StoredDocument<>(event.incidentId(), event.position(),
                        new DisplayNumberDocument(number, event.position())));
            }
        }
        documents.save(numbered, batch.upTo());
        declared = number;
    }

    /// The number of the last declaration up to a position. Later documents may exist already, written by a node that
    /// stopped before it could advance the position.
    private long declaredUpTo(long position) {
        FieldCondition within = new FieldCondition.Range(DisplayNumberDocument.DECLARED_POSITION, null, position + 1);
        Sort lastFirst = new Sort(DisplayNumberDocument.DECLARED_POSITION, true);
        return documents.query(new DocumentQuery(List.of(within), lastFirst, null, 1)).items().stream()
                .mapToLong(last -> last.content().number()).findFirst().orElse(0);
    }
}
