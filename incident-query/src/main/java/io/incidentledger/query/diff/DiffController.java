package io.incidentledger.query.diff;

import io.incidentledger.http.openapi.ApiTags;
import io.incidentledger.http.parameters.QueryArgument;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.readmodel.IncidentReadResult;
import io.incidentledger.query.readmodel.LedgerComparisonPoints;
import io.incidentledger.query.readmodel.Query;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.incidentledger.query.readmodel.ReadPoint;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// REST endpoint for what was learned about an incident between two points in time.
@RestController
final class DiffController {

    private final QueryExecutor executor;
    private final IncidentDiffCalculator diffs;

    public DiffController(QueryExecutor executor, IncidentDiffCalculator diffs) {
        this.executor = executor;
        this.diffs = diffs;
    }

    @Operation(operationId = "getIncidentDiff", tags = ApiTags.INCIDENTS,
            summary = "Compare an incident at two points in time",
            description = "What was learned about it in between.")
    @GetMapping(path = "/v1/incidents/{id}/diff", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<IncidentDiff>> diff(@PathVariable("id") String id,
            @QueryArgument LedgerComparisonPoints period) {
        return executor.execute(Query.ofIncident(id, period.later(), diffs.later(), later -> diff(period, later)));
    }

    private ResponseEntity<IncidentDiff> diff(LedgerComparisonPoints period, IncidentReadResult<IncidentView> later) {
        ReadPoint before = period.earlier(later.point());
        return later.point().ok(diffs.between(before, later));
    }
}
