package io.incidentledger.query.board;

import java.util.List;

import io.incidentledger.http.csv.CsvResponse;
import io.incidentledger.http.csv.CsvTable;
import io.incidentledger.http.openapi.ApiTags;
import io.incidentledger.http.parameters.PageResponse;
import io.incidentledger.http.parameters.QueryArgument;
import io.incidentledger.projection.documents.DocumentViewDefinition;
import io.incidentledger.query.displaynumbers.DisplayNumberDocument;
import io.incidentledger.query.readmodel.Query;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.incidentledger.query.readmodel.TablePage;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// REST endpoint that lists incidents. Restricted incidents are included and marked as such, because the API has no
/// authentication yet.
@RestController
final class IncidentListController {

    private static final List<DocumentViewDefinition<?>> VIEWS = List.of(BoardViewDefinition.VIEW,
            DisplayNumberDocument.VIEW);

    private final QueryExecutor executor;
    private final BoardQueries incidents;

    public IncidentListController(QueryExecutor executor, BoardQueries incidents) {
        this.executor = executor;
        this.incidents = incidents;
    }

    @Operation(operationId = "listIncidents", tags = ApiTags.INCIDENTS, summary = "List incidents")
    @GetMapping(path = "/v1/incidents", produces = {MediaType.APPLICATION_JSON_VALUE, CsvResponse.MEDIA_TYPE})
    Mono<ResponseEntity<PageResponse.Items<IncidentRow>>> list(@QueryArgument IncidentListQuery query,
            ServerWebExchange exchange) {
        return CsvResponse.isRequested(exchange) ? table(query, exchange).then(Mono.empty()) : page(query, exchange);
    }

    private Mono<ResponseEntity<PageResponse.Items<IncidentRow>>> page(IncidentListQuery query,
            ServerWebExchange exchange) {
        return executor.execute(Query.ofViews(query.options(), VIEWS,
                point -> incidents.page(query, point).answer(exchange.getRequest(), query.fields(), point::describe)));
    }

    /// Every page shows the incidents as they were when the first one was read.
    private Mono<Void> table(IncidentListQuery query, ServerWebExchange exchange) {
        record Opened(CsvTable<IncidentRow> table, TablePage<IncidentRow> first) {}
        Mono<Opened> opening = executor.execute(Query.ofViews(query.options(), VIEWS, point -> {
            point.describe(exchange.getResponse().getHeaders());
            return new Opened(query.fields().columnsOf(IncidentTable.of(incidents.durations(point))),
                    incidents.rows(query, point.pinned()));
        }));
        return opening.flatMap(opened -> CsvResponse.write(exchange, "incidents", opened.table(), TablePage.all(
                Mono.just(opened.first()), page -> following(query.next(page, opened.first().position())))));
    }

    private Mono<TablePage<IncidentRow>> following(IncidentListQuery query) {
        return executor.execute(Query.ofViews(query.options(), VIEWS, point -> incidents.rows(query, point)));
    }
}
