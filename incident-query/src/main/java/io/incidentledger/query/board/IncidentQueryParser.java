package io.incidentledger.query.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.incidentledger.events.Mode;
import io.incidentledger.events.Severity;
import io.incidentledger.events.Status;
import io.incidentledger.events.WireNamed;
import io.incidentledger.events.validation.WireNames;
import io.incidentledger.http.parameters.QueryParameters;
import io.incidentledger.projection.documents.DocumentQuery;
import io.incidentledger.projection.documents.DocumentQuery.Sort;
import io.incidentledger.projection.documents.FieldCondition;
import io.incidentledger.query.readmodel.SortCursorCodec;
import org.jspecify.annotations.Nullable;

/// Parses the parameters of an incident list into a query. Drills are excluded unless their mode is requested.
final class IncidentQueryParser {

    private static final WireNames<Status> STATUSES = new WireNames<>(Status.class);
    private static final WireNames<Severity> SEVERITIES = new WireNames<>(Severity.class);
    private static final WireNames<Mode> MODES = new WireNames<>(Mode.class);
    private static final List<String> SORTS = Stream
            .of(BoardViewDefinition.DECLARED_AT, BoardViewDefinition.NUMBER, BoardViewDefinition.SEVERITY,
                    BoardViewDefinition.CHANGED_AT)
            .flatMap(field -> Stream.of(field, "-" + field)).toList();
    private static final String NEWEST_FIRST = "-" + BoardViewDefinition.DECLARED_AT;

    private final QueryParameters parameters;
    private final List<FieldCondition> conditions = new ArrayList<>();

    private IncidentQueryParser(QueryParameters parameters) {
        this.parameters = parameters;
    }

    /// Parses and validates all parameters except those that the caller has read already.
    static ListQuery read(QueryParameters parameters) {
        return new IncidentQueryParser(parameters).query();
    }

    private ListQuery query() {
        anyOf(BoardViewDefinition.STATUS, parameters.constants("status", STATUSES));
        anyOf(BoardViewDefinition.SEVERITY, parameters.constants("severity", SEVERITIES));
        List<Mode> modes = parameters.constants("mode", MODES);
        anyOf(BoardViewDefinition.MODE, modes.isEmpty() ? List.of(Mode.LIVE, Mode.BACKFILL) : modes);
        anyOfTexts(BoardViewDefinition.SERVICE, parameters.names("service"));
        anyOfTexts(BoardViewDefinition.TEAM, parameters.names("team"));
        parameters.prefixed("label.").forEach((name, values) -> anyOfTexts(BoardViewDefinition.LABEL,
                values.stream().map(value -> BoardViewDefinition.label(name, value)).toList()));
        anyOfTexts(BoardViewDefinition.EXTERNAL_SYSTEM, parameters.texts("externalRef.system"));
        anyOfTexts(BoardViewDefinition.EXTERNAL_ID, parameters.texts("externalRef.id"));
        if (parameters.flag("openOnly")) {
            anyOf(BoardViewDefinition.STATUS, Stream.of(Status.values()).filter(Status::open).toList());
        }
        declaredBetween(parameters.instant("from"), parameters.instant("to"));
        String words = parameters.text("q");
        if (words != null) {
            conditions.add(new FieldCondition.Contains(BoardViewDefinition.TEXT, words));
        }
        return sortedAndPaged();
    }

    private void anyOf(String field, Collection<? extends WireNamed> constants) {
        anyOfTexts(field, constants.stream().map(WireNamed::wireName).toList());
    }

    private void anyOfTexts(String field, Collection<String> values) {
        if (!values.isEmpty()) {
            conditions.add(new FieldCondition.AnyOf(field, Set.copyOf(values)));
        }
    }

    private void declaredBetween(@Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && !from.isBefore(to)) {
            parameters.fault("to", "must be after from");
        }
        if (from != null || to != null) {
            conditions.add(new FieldCondition.Range(BoardViewDefinition.DECLARED_AT, from, to));
        }
    }

    private ListQuery sortedAndPaged() {
        String order = parameters.choice("sort", NEWEST_FIRST, SORTS);
        boolean descending = order.startsWith("-");
        Sort sort = new Sort(descending ? order.substring(1) : order, descending);
        SortCursorCodec cursors = new SortCursorCodec("incidents", order,
                BoardViewDefinition.VIEW.indexField(sort.field()).kind());
        DocumentQuery.Cursor after = cursors.read(parameters);
        int limit = parameters.limit();
        parameters.check();
        return new ListQuery(new DocumentQuery(conditions, sort, after, limit), cursors);
    }

    /// @param cursors writes the cursor of the next page
    record ListQuery(DocumentQuery query, SortCursorCodec cursors) {}
}
