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
import io.incidentledger.events.Visibility;
import io.incidentledger.events.WireNamed;
import io.incidentledger.events.validation.WireNames;
import io.incidentledger.http.parameters.FieldSelection;
import io.incidentledger.http.parameters.QueryParameter;
import io.incidentledger.http.parameters.QueryParameters;
import io.incidentledger.projection.documents.DocumentQuery;
import io.incidentledger.projection.documents.DocumentQuery.Sort;
import io.incidentledger.projection.documents.FieldCondition;
import io.incidentledger.query.readmodel.ReadOptions;
import io.incidentledger.query.readmodel.SortCursorCodec;
import io.incidentledger.query.readmodel.TablePage;
import org.jspecify.annotations.Nullable;

/// The page that a caller requests of the list of incidents.
///
/// @param cursors writes the cursor of the next page
record IncidentListQuery(ReadOptions options, DocumentQuery query, SortCursorCodec cursors, FieldSelection fields) {

    private static final QueryParameter<List<Status>> STATUS = QueryParameter.constants("status",
            new WireNames<>(Status.class), "Only incidents with one of these statuses.");
    private static final QueryParameter<List<Severity>> SEVERITY = QueryParameter.constants("severity",
            new WireNames<>(Severity.class), "Only incidents with one of these severities.");
    private static final QueryParameter<List<Mode>> MODE = QueryParameter.constants("mode",
            new WireNames<>(Mode.class), "Only incidents of these modes. If absent, all but drills.");
    private static final QueryParameter<List<String>> SERVICE = QueryParameter.names("service",
            "Only incidents that affect one of these services.");
    private static final QueryParameter<List<String>> TEAM = QueryParameter.names("team",
            "Only incidents that one of these teams is responsible for.");
    private static final QueryParameter<List<String>> LABEL = QueryParameter.names("label.*",
            "`label.<name>=<value>`: only incidents with this label; several values of one label are alternatives.");
    private static final QueryParameter<List<String>> EXTERNAL_SYSTEM = QueryParameter.texts("externalRef.system",
            "Only incidents that came from one of these systems.");
    private static final QueryParameter<List<String>> EXTERNAL_ID = QueryParameter.texts("externalRef.id",
            "Only incidents with one of these ids in the system that they came from.");
    private static final QueryParameter<List<String>> COMMANDER = QueryParameter.names("commander",
            "Only incidents that one of these people commands.");
    private static final QueryParameter<@Nullable Boolean> NEEDS_COMMANDER = QueryParameter.optionalFlag(
            "needsCommander", "Only open incidents without a commander, or only all others.");
    private static final QueryParameter<List<Visibility>> VISIBILITY = QueryParameter.constants("visibility",
            new WireNames<>(Visibility.class), "Only incidents with one of these visibilities.");
    private static final QueryParameter<List<String>> SOURCE = QueryParameter.texts("source",
            "Only incidents that one of these sources declared.");
    private static final QueryParameter<@Nullable Boolean> OPEN = QueryParameter.optionalFlag("open",
            "Only incidents that people are still working on, or only those that are over.");
    private static final QueryParameter<@Nullable Instant> DECLARED_FROM = QueryParameter.instant("declaredFrom",
            "Only incidents declared at this instant or later.");
    private static final QueryParameter<@Nullable Instant> DECLARED_TO = QueryParameter.instant("declaredTo",
            "Only incidents declared before this instant.");
    private static final QueryParameter<@Nullable Instant> RESOLVED_FROM = QueryParameter.instant("resolvedFrom",
            "Only incidents resolved at this instant or later.");
    private static final QueryParameter<@Nullable Instant> RESOLVED_TO = QueryParameter.instant("resolvedTo",
            "Only incidents resolved before this instant.");
    private static final QueryParameter<@Nullable String> SEARCH = QueryParameter.text("q",
            "Only incidents whose title or summary contains this text, in any case.");
    private static final QueryParameter<String> SORT = QueryParameter.sort(
            List.of(BoardViewDefinition.DECLARED_AT, BoardViewDefinition.NUMBER, BoardViewDefinition.SEVERITY,
                    BoardViewDefinition.CHANGED_AT),
            "-" + BoardViewDefinition.DECLARED_AT);
    private static final QueryParameter<FieldSelection> FIELDS = FieldSelection.of(IncidentRow.class);

    static IncidentListQuery of(QueryParameters parameters) {
        List<FieldCondition> conditions = conditions(parameters);
        String order = parameters.get(SORT);
        Sort sort = Sort.by(order);
        SortCursorCodec cursors = new SortCursorCodec("incidents", order,
                BoardViewDefinition.VIEW.indexField(sort.field()).kind());
        return new IncidentListQuery(ReadOptions.of(parameters), new DocumentQuery(conditions, sort,
                cursors.read(parameters), parameters.limit()), cursors,
                parameters.get(FIELDS));
    }

    /// Returns the query for the next page of a table.
    ///
    /// @param position the position that the first page reflects
    IncidentListQuery next(TablePage<IncidentRow> before, long position) {
        return new IncidentListQuery(options.pinnedAt(position),
                new DocumentQuery(query.conditions(), query.sort(), before.next(), query.limit()), cursors, fields);
    }

    private static List<FieldCondition> conditions(QueryParameters parameters) {
        List<FieldCondition> conditions = new ArrayList<>();
        addAnyOf(conditions, BoardViewDefinition.STATUS, WireNamed.names(parameters.get(STATUS)));
        addAnyOf(conditions, BoardViewDefinition.SEVERITY, WireNamed.names(parameters.get(SEVERITY)));
        List<Mode> modes = parameters.get(MODE);
        addAnyOf(conditions, BoardViewDefinition.MODE,
                WireNamed.names(modes.isEmpty() ? List.of(Mode.LIVE, Mode.BACKFILL) : modes));
        addAnyOf(conditions, BoardViewDefinition.SERVICE, parameters.get(SERVICE));
        addAnyOf(conditions, BoardViewDefinition.TEAM, parameters.get(TEAM));
        addAnyOf(conditions, BoardViewDefinition.COMMANDER, parameters.get(COMMANDER));
        Boolean needsCommander = parameters.get(NEEDS_COMMANDER);
        if (needsCommander != null) {
            addAnyOf(conditions, BoardViewDefinition.NEEDS_COMMANDER, List.of(needsCommander.toString()));
        }
        addAnyOf(conditions, BoardViewDefinition.VISIBILITY, WireNamed.names(parameters.get(VISIBILITY)));
        addAnyOf(conditions, BoardViewDefinition.SOURCE, parameters.get(SOURCE));
        parameters.getPrefixed(LABEL).forEach((name, values) -> addAnyOf(conditions, BoardViewDefinition.LABEL,
                values.stream().map(value -> BoardViewDefinition.label(name, value)).toList()));
        addAnyOf(conditions, BoardViewDefinition.EXTERNAL_SYSTEM, parameters.get(EXTERNAL_SYSTEM));
        addAnyOf(conditions, BoardViewDefinition.EXTERNAL_ID, parameters.get(EXTERNAL_ID));
        Boolean open = parameters.get(OPEN);
        if (open != null) {
            addAnyOf(conditions, BoardViewDefinition.STATUS,
                    WireNamed.names(Stream.of(Status.values()).filter(status -> status.open() == open).toList()));
        }
        addRange(conditions, BoardViewDefinition.DECLARED_AT, parameters, DECLARED_FROM, DECLARED_TO);
        addRange(conditions, BoardViewDefinition.RESOLVED_AT, parameters, RESOLVED_FROM, RESOLVED_TO);
        String text = parameters.get(SEARCH);
        if (text != null) {
            conditions.add(new FieldCondition.Contains(BoardViewDefinition.TEXT, text));
        }
        return conditions;
    }

    private static void addRange(List<FieldCondition> conditions, String field, QueryParameters parameters,
            QueryParameter<@Nullable Instant> beginning, QueryParameter<@Nullable Instant> end) {
        Instant from = parameters.get(beginning);
        Instant to = parameters.get(end);
        parameters.requireOrder(beginning, from, end, to);
        if (from != null || to != null) {
            conditions.add(new FieldCondition.Range(field, from, to));
        }
    }

    private static void addAnyOf(List<FieldCondition> conditions, String field, Collection<String> values) {
        if (!values.isEmpty()) {
            conditions.add(new FieldCondition.AnyOf(field, Set.copyOf(values)));
        }
    }
}
