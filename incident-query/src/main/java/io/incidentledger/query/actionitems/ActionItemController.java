package io.incidentledger.query.actionitems;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

import io.incidentledger.http.csv.CsvResponse;
import io.incidentledger.http.openapi.ApiTags;
import io.incidentledger.http.parameters.PageResponse;
import io.incidentledger.http.parameters.QueryArgument;
import io.incidentledger.projection.documents.DocumentViewDefinition;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.query.displaynumbers.DisplayNumberDocument;
import io.incidentledger.query.readmodel.IncidentReadResult;
import io.incidentledger.query.readmodel.IncidentViewReader;
import io.incidentledger.query.readmodel.PresentReadOptions;
import io.incidentledger.query.readmodel.Query;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.incidentledger.query.readmodel.TablePage;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// REST endpoints for action items: across incidents, of one incident, and one alone. Days are in UTC.
@RestController
final class ActionItemController {

    private static final List<DocumentViewDefinition<?>> VIEWS = List.of(ActionItemViewDefinition.VIEW,
            DisplayNumberDocument.VIEW);

    private static final String FILE = "action-items";

    private final QueryExecutor executor;
    private final ActionItemQueries items;
    private final IncidentViewReader<IncidentActionItemsView, IncidentActionItemsView> ofIncident;

    public ActionItemController(QueryExecutor executor, ActionItemQueries items,
            IncidentViewReader<IncidentActionItemsView, IncidentActionItemsView> ofIncident) {
        this.executor = executor;
        this.items = items;
        this.ofIncident = ofIncident;
    }

    @Operation(operationId = "listActionItems", tags = ApiTags.ACTION_ITEMS,
            summary = "List action items across incidents")
    @GetMapping(path = "/v1/action-items", produces = {MediaType.APPLICATION_JSON_VALUE, CsvResponse.MEDIA_TYPE})
    Mono<ResponseEntity<PageResponse.Items<ActionItemResponse>>> list(@QueryArgument ActionItemListQuery query,
            ServerWebExchange exchange) {
        if (CsvResponse.isRequested(exchange)) {
            return CsvResponse.write(exchange, FILE, query.fields().columnsOf(ActionItemTable.COLUMNS),
                    TablePage.all(rows(query, exchange), page -> rows(query.next(page), exchange))).then(Mono.empty());
        }
        return executor.execute(Query.ofViews(query.options(), VIEWS, point -> items.page(query, point)
                .answer(exchange.getRequest(), query.fields(), point::describe)));
    }

    private Mono<TablePage<ActionItemResponse>> rows(ActionItemListQuery query, ServerWebExchange exchange) {
        return executor.execute(Query.ofViews(query.options(), VIEWS, point -> {
            TablePage<ActionItemResponse> page = items.rows(query, point);
            if (query.after() == null && page.next() == null) {
                point.describe(exchange.getResponse().getHeaders());
            }
            return page;
        }));
    }

    /// Returns an action item by its id, whatever incident it belongs to.
    @Operation(operationId = "getActionItem", tags = ApiTags.ACTION_ITEMS, summary = "Read an action item")
    @GetMapping(path = "/v1/action-items/{actionItemId}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<ActionItemResponse>> item(@PathVariable("actionItemId") String actionItemId,
            @QueryArgument PresentReadOptions query) {
        return executor.execute(
                Query.ofViews(query.options(), VIEWS, point -> point.ok(items.item(actionItemId, point))));
    }

    /// Lists the action items of one incident, without those of the incidents that were merged into it.
    @Operation(operationId = "listActionItemsOfIncident", tags = ApiTags.ACTION_ITEMS,
            summary = "List the action items of an incident",
            description = "Without those of the incidents that were merged into it.")
    @GetMapping(path = "/v1/incidents/{id}/action-items",
            produces = {MediaType.APPLICATION_JSON_VALUE, CsvResponse.MEDIA_TYPE})
    Mono<ResponseEntity<PageResponse.Items<ActionItemResponse>>> ofIncident(@PathVariable("id") String id,
            @QueryArgument IncidentActionItemsQuery query, ServerWebExchange exchange) {
        if (CsvResponse.isRequested(exchange)) {
            Mono<List<ActionItemResponse>> all = executor.execute(Query.ofIncident(id, query.paging().options(),
                    ofIncident, read -> {
                        read.point().describe(exchange.getResponse().getHeaders());
                        return all(read, query);
                    }));
            return all.flatMap(rows -> CsvResponse.write(exchange, FILE,
                    query.fields().columnsOf(ActionItemTable.COLUMNS), TablePage.parts(rows))).then(Mono.empty());
        }
        return executor.execute(Query.ofIncident(id, query.paging().options(), ofIncident,
                read -> page(read, query).answer(exchange.getRequest(), query.fields(), read.point()::describe)));
    }

    private static List<ActionItemResponse> all(IncidentReadResult<IncidentActionItemsView> read,
            IncidentActionItemsQuery query) {
        LocalDate today = ActionItemQueries.today(read.point());
        Predicate<ActionItemDocument> wanted = ActionItemViewDefinition.VIEW.fulfilling(query.filter().on(today));
        return read.content().sorted(query.sort()).stream().filter(item -> wanted.test(item.content()))
                .map(item -> ActionItemResponse.of(item, read.number(), today)).toList();
    }

    private static PageResponse<ActionItemResponse> page(IncidentReadResult<IncidentActionItemsView> read,
            IncidentActionItemsQuery query) {
        LocalDate today = ActionItemQueries.today(read.point());
        Predicate<ActionItemDocument> wanted = ActionItemViewDefinition.VIEW.fulfilling(query.filter().on(today));
        return query.paging().page(read, read.content().position(), read.content().sorted(query.sort()),
                StoredDocument::id,
                item -> wanted.test(item.content()))
                .map(item -> ActionItemResponse.of(item, read.number(), today));
    }
}
