package io.incidentledger.query.incident;

import io.incidentledger.http.openapi.ApiTags;
import io.incidentledger.http.parameters.QueryArgument;
import io.incidentledger.query.policies.EffectiveDefinitionsResolver;
import io.incidentledger.query.readmodel.EntityTagDigest;
import io.incidentledger.query.readmodel.Query;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.incidentledger.query.readmodel.ReadOptions;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// REST endpoint for one incident, by its id or its number. The `ETag` starts with the sequence; commands accept it in
/// `If-Match`.
@RestController
final class IncidentController {

    private final QueryExecutor executor;
    private final MergedIncidentReader incidents;
    private final EffectiveDefinitionsResolver definitions;

    public IncidentController(QueryExecutor executor, MergedIncidentReader incidents,
            EffectiveDefinitionsResolver definitions) {
        this.executor = executor;
        this.incidents = incidents;
        this.definitions = definitions;
    }

    @Operation(operationId = "getIncident", tags = ApiTags.INCIDENTS, summary = "Read an incident",
            description = "Its state, roles, milestones, durations, links and warnings.")
    @GetMapping(path = "/v1/incidents/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<IncidentResponse>> incident(@PathVariable("id") String id, @QueryArgument ReadOptions options,
            ServerWebExchange exchange) {
        return executor.execute(Query.ofIncident(id, options, incidents, read -> {
            EntityTagDigest.beginsWith(read.content().own().sequence(), exchange);
            return read.point().ok(IncidentResponse.of(read, definitions));
        }));
    }
}
