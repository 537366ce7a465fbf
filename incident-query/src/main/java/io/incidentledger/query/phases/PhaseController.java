package io.incidentledger.query.phases;

import io.incidentledger.http.openapi.ApiTags;
import io.incidentledger.http.parameters.QueryArgument;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.readmodel.IncidentViewReader;
import io.incidentledger.query.readmodel.Query;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.incidentledger.query.readmodel.ReadOptions;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// REST endpoint for how the time of one incident was spent.
@RestController
final class PhaseController {

    private final QueryExecutor executor;
    private final IncidentViewReader<IncidentView, IncidentView> incidents;

    public PhaseController(QueryExecutor executor, IncidentViewReader<IncidentView, IncidentView> incidents) {
        this.executor = executor;
        this.incidents = incidents;
    }

    @Operation(operationId = "getIncidentPhases", tags = ApiTags.MILESTONES,
            summary = "Read how the time of an incident was spent")
    @GetMapping(path = "/v1/incidents/{id}/phases", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<PhasesResponse>> phases(@PathVariable("id") String id, @QueryArgument ReadOptions options) {
        return executor.execute(Query.ofIncident(id, options, incidents, read -> read.point()
                .ok(PhasesResponseBuilder.of(read.content(), read.number(), read.point().now()))));
    }
}
