package io.incidentledger.query.measures.availability;

import java.util.List;
import java.util.Set;

import io.incidentledger.http.openapi.ApiTags;
import io.incidentledger.http.parameters.QueryArgument;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.query.measures.MeasureRowReader;
import io.incidentledger.query.measures.OptionalIncidentKind;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.incidentledger.query.readmodel.ReadPoint;
import io.incidentledger.query.readmodel.ReportMemory;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// REST endpoint for the availability of a service. A service is just a name: one that no incident has named has no
/// downtime.
@RestController
final class AvailabilityController {

    private final QueryExecutor executor;
    private final MeasureRowReader source;

    AvailabilityController(QueryExecutor executor, MeasureRowReader source) {
        this.executor = executor;
        this.source = source;
    }

    @Operation(operationId = "getServiceAvailability", tags = ApiTags.MEASURES,
            summary = "Read the availability of a service",
            description = "Its downtime in a period, by level; overlapping downtimes count once. A service "
                    + "that no incident names has none.")
    @GetMapping(path = "/v1/services/{name}/availability", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<AvailabilityResponse>> availability(@PathVariable("name") String name,
            @QueryArgument AvailabilityQuery query) {
        return executor.execute(source.report(query.options(), (point, memory) -> answer(query, point, memory)));
    }

    private AvailabilityResponse answer(AvailabilityQuery query, ReadPoint point,
            ReportMemory.Reservation memory) {
        Set<OptionalIncidentKind> included = query.included();
        AvailabilityCalculator availabilityCalculator = new AvailabilityCalculator(query.service(), query.period(),
                point.now());
        source.concerning(query.service(), query.period(), point, memory).stream()
                .filter(row -> OptionalIncidentKind.admits(included, row.content()))
                .forEach(availabilityCalculator::add);
        List<AvailabilityCalculator.Outage> shown = availabilityCalculator.outages().stream().limit(query.limit())
                .toList();
        List<String> ids = shown.stream().map(AvailabilityCalculator.Outage::incident).map(StoredDocument::id).toList();
        return AvailabilityResponse.of(query.service(), point.position(), query.period(),
                included.stream().map(OptionalIncidentKind::wireName).sorted().toList(), availabilityCalculator, shown,
                source.numbersOf(ids));
    }
}
