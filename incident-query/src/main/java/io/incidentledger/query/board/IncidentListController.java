package io.incidentledger.query.board;

import java.util.List;

import io.incidentledger.http.parameters.PageResponse;
import io.incidentledger.http.parameters.QueryArgument;
import io.incidentledger.projection.documents.DocumentViewDefinition;
import io.incidentledger.query.displaynumbers.NumberedIncident;
import io.incidentledger.query.readmodel.Query;
import io.incidentledger.query.readmodel.QueryExecutor;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// REST endpoint that lists incidents. Restricted incidents are included and marked as such, because the API has no
/// authentication yet.
@RestController
final class IncidentListController {

    private static final List<DocumentViewDefinition<?>> VIEWS = List.of(BoardViewDefinition.VIEW,
            NumberedIncident.VIEW);

    private final QueryExecutor executor;
    private final IncidentQueries incidents;

    public IncidentListController(QueryExecutor executor, IncidentQueries incidents) {
        this.executor = executor;
        this.incidents = incidents;
    }

    @GetMapping(path = "/v1/incidents", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<PageResponse.Items<IncidentRow>>> list(@QueryArgument IncidentListQuery query,
            ServerHttpRequest request) {
        return executor.execute(Query.ofViews(query.options(), VIEWS,
                point -> incidents.page(query, point).answer(request, point::describe)));
    }
}
