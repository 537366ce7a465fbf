package io.incidentledger.query.board;

import java.util.List;

import io.incidentledger.events.NameKey;
import io.incidentledger.projection.documents.DocumentViewDefinition;
import io.incidentledger.projection.documents.IndexField;
import io.incidentledger.projection.documents.ReadableDocuments;
import io.incidentledger.projection.history.HistorizedView;
import io.incidentledger.projection.history.HistorizedView.Keeping;
import io.incidentledger.projection.history.HistorizedView.Steps;

/// The stored view behind the board, with one document per incident.
public final class BoardViewDefinition {

    static final String STATUS = "status";
    static final String SEVERITY = "severity";
    static final String SERVICE = "service";
    static final String TEAM = "team";
    static final String LABEL = "label";
    static final String COMMANDER = "commander";
    static final String NEEDS_COMMANDER = "needsCommander";
    static final String VISIBILITY = "visibility";
    static final String SOURCE = "source";
    static final String RESOLVED_AT = "resolvedAt";
    static final String MODE = "mode";
    static final String EXTERNAL_SYSTEM = "externalSystem";
    static final String EXTERNAL_ID = "externalId";
    static final String TEXT = "text";
    static final String DECLARED_AT = "declaredAt";
    static final String CHANGED_AT = "recordedAt";
    static final String NUMBER = "number";

    /// The separator between a label's name and its value, which occurs in neither.
    private static final char LABEL_SEPARATOR = '\u0000';

    /// Fields are unindexed if many incidents share their values or if they are rarely queried alone.
    private static final HistorizedView<BoardRow, BoardDocument> REMEMBERING = HistorizedView.of("board", 5,
            BoardDocument.class, new Steps<>(new BoardProjection(), Keeping.nothing()),
            BoardDocument::new,
            List.of(IndexField.<BoardRow>keyword(STATUS, row -> row.status().wireName()),
                    IndexField.<BoardRow>keyword(SEVERITY, row -> row.severity().wireName()).unindexed(),
                    IndexField.<BoardRow>keywords(SERVICE, BoardRow::services),
                    IndexField.<BoardRow>keyword(TEAM, BoardRow::team),
                    IndexField.<BoardRow>keyword(COMMANDER,
                            row -> row.commander() == null ? null : NameKey.of(row.commander())),
                    IndexField.<BoardRow>keyword(NEEDS_COMMANDER, row -> Boolean.toString(row.needsCommander()))
                            .unindexed(),
                    IndexField.<BoardRow>keyword(VISIBILITY, row -> row.visibility().wireName()).unindexed(),
                    IndexField.<BoardRow>keyword(SOURCE, BoardRow::source).unindexed(),
                    IndexField.<BoardRow>instant(RESOLVED_AT, BoardRow::resolvedAt),
                    IndexField.<BoardRow>keywords(LABEL, BoardViewDefinition::labels),
                    IndexField.<BoardRow>keyword(MODE, row -> row.mode().wireName()).unindexed(),
                    IndexField.<BoardRow>keyword(EXTERNAL_SYSTEM,
                            row -> row.externalRef() == null ? null : row.externalRef().system()).unindexed(),
                    IndexField.<BoardRow>keyword(EXTERNAL_ID,
                            row -> row.externalRef() == null ? null : row.externalRef().id()),
                    IndexField.<BoardRow>text(TEXT, BoardViewDefinition::text),
                    IndexField.<BoardRow>instant(DECLARED_AT, BoardRow::declaredAt),
                    IndexField.<BoardRow>instant(CHANGED_AT, BoardRow::changedAt).unindexed(),
                    IndexField.<BoardRow>number(NUMBER, BoardRow::declaredPosition).unindexed()));

    public static final DocumentViewDefinition<BoardDocument> VIEW = REMEMBERING.view();

    private BoardViewDefinition() {}

    /// The board as it was at a position that it has reached.
    static ReadableDocuments<BoardDocument> asOf(ReadableDocuments<BoardDocument> board, long position) {
        return REMEMBERING.asOf(board, position);
    }

    static String label(String name, String value) {
        return name + LABEL_SEPARATOR + value;
    }

    private static List<String> labels(BoardRow row) {
        return row.labels().isEmpty()
                ? List.of()
                : row.labels().entrySet().stream().map(label -> label(label.getKey(), label.getValue())).toList();
    }

    private static String text(BoardRow row) {
        return row.summary() == null ? row.title() : row.title() + '\n' + row.summary();
    }
}
