package io.incidentledger.query.measures.whatif;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.incidentledger.events.validation.StrictJson;
import io.incidentledger.http.messages.RequestBodyReader;
import io.incidentledger.http.openapi.ApiTags;
import io.incidentledger.http.parameters.QueryArgument;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.query.measures.DetailLevel;
import io.incidentledger.query.measures.MeasureQuery;
import io.incidentledger.query.measures.MeasureReportQuery;
import io.incidentledger.query.measures.MeasureRow;
import io.incidentledger.query.measures.MeasureRowReader;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.incidentledger.query.readmodel.ReadPoint;
import io.incidentledger.query.readmodel.ReportMemory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// REST endpoint for what the measures would be if things had gone differently. It only reads and stores nothing; it is
/// a POST because such a query is long.
@RestController
final class WhatIfController {

    private static final StrictJson<WhatIfRequest> JSON = StrictJson.of(WhatIfRequest.class);

    private final QueryExecutor executor;
    private final MeasureRowReader source;
    private final RequestBodyReader bodies;

    WhatIfController(QueryExecutor executor, MeasureRowReader source,
            RequestBodyReader bodies) {
        this.executor = executor;
        this.source = source;
        this.bodies = bodies;
    }

    @Operation(operationId = "computeWhatIf", tags = ApiTags.MEASURES,
            summary = "Compute the measures under other assumptions",
            description = "Only reads: nothing is stored.")
    @PostMapping(path = "/v1/measures/what-if", produces = MediaType.APPLICATION_JSON_VALUE)
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = WhatIfRequest.class),
            examples = @ExampleObject("""
                    {"shift": [{"incidentId": "1", "milestone": "detected", "bySeconds": -300}]}
                    """)))
    Mono<ResponseEntity<WhatIfResponse>> whatIf(@QueryArgument MeasureReportQuery query, ServerHttpRequest request) {
        return bodies.read(request).map(body -> JSON.read(body, WhatIfRequest::check))
                .flatMap(whatIfRequest -> executor.execute(source.report(query.options(),
                        (point, memory) -> answer(query.measures(), query.detailLevel(), whatIfRequest, point,
                                memory))));
    }

    private WhatIfResponse answer(MeasureQuery query, DetailLevel detailLevel, WhatIfRequest whatIfRequest,
            ReadPoint point, ReportMemory.Reservation memory) {
        // As much as for a report that keeps samples, since the figures are computed twice.
        List<StoredDocument<MeasureRow>> rows = source.lookedAt(query, detailLevel.compared(), true, point, memory);
        IncidentResolver incidents = new IncidentResolver(names(whatIfRequest), rows,
                number -> source.incidentWith(number).orElse(null), ids -> source.rowsOf(ids, point));
        return new WhatIfReport(query, detailLevel, source.definitions(point), point.now(), source::numbersOf)
                .answer(whatIfRequest, incidents, point.position());
    }

    private static Set<String> names(WhatIfRequest whatIfRequest) {
        Set<String> names = new LinkedHashSet<>();
        WhatIfRequest.<String>each("", whatIfRequest.exclude(), WhatIfRequest.MOST, (pointer, name) -> names.add(name));
        WhatIfRequest.<WhatIfRequest.Shift>each("", whatIfRequest.shift(), WhatIfRequest.MOST,
                (pointer, each) -> names.add(each.incidentId()));
        WhatIfRequest.<WhatIfRequest.Drop>each("", whatIfRequest.drop(), WhatIfRequest.MOST,
                (pointer, each) -> names.add(each.incidentId()));
        return names;
    }
}
