package io.incidentledger.query.measures.drift;

import io.incidentledger.http.openapi.ApiTags;
import io.incidentledger.http.parameters.QueryArgument;
import io.incidentledger.query.measures.MeasureRowReader;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.incidentledger.query.readmodel.ReadPoint;
import io.incidentledger.query.readmodel.ReportMemory;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// REST endpoint for how the figures of a period have changed since they were reported, and for what changed them.
@RestController
final class DriftController {

    private final QueryExecutor executor;
    private final MeasureRowReader source;
    private final DriftEventFinder events;

    DriftController(QueryExecutor executor, MeasureRowReader source, DriftEventFinder events) {
        this.executor = executor;
        this.source = source;
        this.events = events;
    }

    @Operation(operationId = "getMeasureDrift", tags = ApiTags.MEASURES,
            summary = "Read how reported measures have changed since",
            description = "And which events changed them.")
    @GetMapping(path = "/v1/measures/drift", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<DriftResponse>> drift(@QueryArgument DriftQuery query) {
        return executor
                .execute(source.report(query.history().later(), (later, memory) -> answer(query, later, memory)));
    }

    private DriftResponse answer(DriftQuery query, ReadPoint later, ReportMemory.Reservation memory) {
        ReadPoint earlier = query.history().earlier(later);
        return new DriftReport(query.measures(), source, events, earlier, later.fixed(), memory).answer();
    }
}
