package io.incidentledger.query.board;

import java.util.List;

import io.incidentledger.events.NameKey;
import io.incidentledger.projection.documents.DocumentViewDefinition;
import io.incidentledger.projection.documents.IndexField;
import io.incidentledger.projection.documents.StoredViewReader;
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
    private static final HistorizedView<BoardSearchFields, BoardDocument> REMEMBERING = HistorizedView.of("board", 5,
            BoardDocument.class, new Steps<>(new BoardProjection(), Keeping.nothing()),
            BoardDocument::new,
            List.of(IndexField.<BoardSearchFields>keyword(STATUS, row -> row.status().wireName()),
                    IndexField.<BoardSearchFields>keyword(SEVERITY, row -> row.severity().wireName()).unindexed(),
                    IndexField.<BoardSearchFields>keywords(SERVICE, BoardSearchFields::services),
                    IndexField.<BoardSearchFields>keyword(TEAM, BoardSearchFields::team),
                    IndexField.<BoardSearchFields>keyword(COMMANDER,
                            row -> row.commander() == null ? null : NameKey.of(row.commander())),
                    IndexField
                            .<BoardSearchFields>keyword(NEEDS_COMMANDER, row -> Boolean.toString(row.needsCommander()))
                            .unindexed(),
                    IndexField.<BoardSearchFields>keyword(VISIBILITY, row -> row.visibility().wireName()).unindexed(),
                    IndexField.<BoardSearchFields>keyword(SOURCE, BoardSearchFields::source).unindexed(),
                    IndexField.<BoardSearchFields>instant(RESOLVED_AT, BoardSearchFields::resolvedAt),
                    IndexField.<BoardSearchFields>keywords(LABEL, BoardViewDefinition::labels),
                    IndexField.<BoardSearchFields>keyword(MODE, row -> row.mode().wireName()).unindexed(),
                    IndexField.<BoardSearchFields>keyword(EXTERNAL_SYSTEM,
                            row -> row.externalRef() == null ? null : row.externalRef().system()).unindexed(),
                    IndexField.<BoardSearchFields>keyword(EXTERNAL_ID,
                            row -> row.externalRef() == null ? null : row.externalRef().id()),
                    IndexField.<BoardSearchFields>text(TEXT, BoardViewDefinition::text),
                    IndexField.<BoardSearchFields>instant(DECLARED_AT, BoardSearchFields::declaredAt),
                    IndexField.<BoardSearchFields>instant(CHANGED_AT, BoardSearchFields::changedAt).unindexed(),
                    IndexField.<BoardSearchFields>number(NUMBER, BoardSearchFields::declaredPosition).unindexed()));

    public static final DocumentViewDefinition<BoardDocument> VIEW = REMEMBERING.view();

    private BoardViewDefinition() {}

    /// The board as it was at a position that it has reached.
    static StoredViewReader<BoardDocument> asOf(StoredViewReader<BoardDocument> board, long position) {
        return REMEMBERING.asOf(board, position);
    }

    static String label(String name, String value) {
        return name + LABEL_SEPARATOR + value;
    }

    private static List<String> labels(BoardSearchFields row) {
        return row.labels().isEmpty()
                ? List.of()
                : row.labels().entrySet().stream().map(label -> label(label.getKey(), label.getValue())).toList();
    }

    private static String text(BoardSearchFields row) {
        return row.summary() == null ? row.title() : row.title() + '\n' + row.summary();
    }
}
