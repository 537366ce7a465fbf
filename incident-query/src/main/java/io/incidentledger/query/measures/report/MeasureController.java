package io.incidentledger.query.measures.report;

import java.util.Objects;

import io.incidentledger.events.durations.DurationDefinitions;
import io.incidentledger.http.csv.CsvResponse;
import io.incidentledger.http.openapi.ApiTags;
import io.incidentledger.http.parameters.QueryArgument;
import io.incidentledger.query.measures.DetailLevel;
import io.incidentledger.query.measures.MeasureCatalog;
import io.incidentledger.query.measures.MeasureDetailOption;
import io.incidentledger.query.measures.MeasureQuery;
import io.incidentledger.query.measures.MeasureReportQuery;
import io.incidentledger.query.measures.MeasureRowReader;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.incidentledger.query.readmodel.ReadPoint;
import io.incidentledger.query.readmodel.ReportMemory;
import io.incidentledger.query.readmodel.TablePage;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// REST endpoint for the measures of the incidents of a period.
@RestController
final class MeasureController {

    private final QueryExecutor executor;
    private final MeasureRowReader source;

    MeasureController(QueryExecutor executor, MeasureRowReader source) {
        this.executor = executor;
        this.source = source;
    }

    @Operation(operationId = "getMeasures", tags = ApiTags.MEASURES, summary = "Read the measures of a period",
            description = "Durations across incidents, with their distribution and the data behind them on "
                    + "request.")
    @GetMapping(path = "/v1/measures", produces = {MediaType.APPLICATION_JSON_VALUE, CsvResponse.MEDIA_TYPE})
    Mono<ResponseEntity<MeasuresResponse>> measures(@QueryArgument MeasureReportQuery query,
            ServerWebExchange exchange) {
        Mono<ResponseEntity<MeasuresResponse>> report = executor.execute(source.report(query.options(),
                (point, memory) -> answer(query.measures(), query.detailLevel(), point, memory)));
        return CsvResponse.isRequested(exchange) ? table(query, report, exchange).then(Mono.empty()) : report;
    }

    private static Mono<Void> table(MeasureReportQuery query, Mono<ResponseEntity<MeasuresResponse>> report,
            ServerWebExchange exchange) {
        query.requireFiguresOnly();
        return report.flatMap(response -> {
            exchange.getResponse().getHeaders().addAll(response.getHeaders());
            return CsvResponse.write(exchange, "measures", MeasureTable.COLUMNS,
                    TablePage.parts(MeasureTable.rows(Objects.requireNonNull(response.getBody()))));
        });
    }

    private MeasuresResponse answer(MeasureQuery query, DetailLevel detailLevel, ReadPoint point,
            ReportMemory.Reservation memory) {
        DurationDefinitions inForce = source.definitions(point);
        new MeasureCatalog(inForce).check(query);
        return new MeasureReport(query, detailLevel, inForce, point.now(), source::numbersOf)
                .answer(source.lookedAt(query, detailLevel.compared(), detailLevel.wants(MeasureDetailOption.SAMPLES),
                        point,
                        memory), point.position());
    }
}
