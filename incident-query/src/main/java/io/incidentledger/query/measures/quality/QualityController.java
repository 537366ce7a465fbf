package io.incidentledger.query.measures.quality;

import io.incidentledger.http.openapi.ApiTags;
import io.incidentledger.http.parameters.QueryArgument;
import io.incidentledger.query.measures.DetailLevel;
import io.incidentledger.query.measures.MeasureQuery;
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

/// REST endpoint for the quality of the data behind the measures of a period.
@RestController
final class QualityController {

    private final QueryExecutor executor;
    private final MeasureRowReader source;

    QualityController(QueryExecutor executor, MeasureRowReader source) {
        this.executor = executor;
        this.source = source;
    }

    @Operation(operationId = "getMeasureQuality", tags = ApiTags.MEASURES,
            summary = "Read the quality of the data behind the measures")
    @GetMapping(path = "/v1/measures/quality", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<QualityResponse>> quality(@QueryArgument QualityQuery query) {
        return executor.execute(source.report(query.options(),
                (point, memory) -> answer(query.measures(), query.detailLevel(), point, memory)));
    }

    private QualityResponse answer(MeasureQuery query, DetailLevel detailLevel, ReadPoint point,
            ReportMemory.Reservation memory) {
        return new QualityReport(query, detailLevel, source.definitions(point), point.now(), source::numbersOf)
                .answer(source.declaredWithin(query, point, memory), point.position());
    }
}
