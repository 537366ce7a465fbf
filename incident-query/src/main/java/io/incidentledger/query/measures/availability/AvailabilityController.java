package io.incidentledger.query.measures.availability;

import java.util.List;
import java.util.Set;

import io.incidentledger.events.NameKey;
import io.incidentledger.http.parameters.QueryParameters;
import io.incidentledger.projection.documents.StoredDocument;
import io.incidentledger.query.measures.IncludedIncidents;
import io.incidentledger.query.measures.MeasureQueryParser;
import io.incidentledger.query.measures.MeasureRowReader;
import io.incidentledger.query.measures.ReportPeriod;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.incidentledger.query.readmodel.ReadOptions;
import io.incidentledger.query.readmodel.ReadPoint;
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

    @GetMapping(path = "/v1/services/{name}/availability", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<AvailabilityResponse>> availability(@PathVariable("name") String name,
            QueryParameters parameters) {
        ReadOptions options = ReadOptions.of(parameters);
        MeasureQueryParser asked = new MeasureQueryParser(parameters);
        ReportPeriod window = asked.window();
        Set<IncludedIncidents> included = asked.included();
        int limit = parameters.limit();
        String service = NameKey.of(name);
        if (service.isEmpty()) {
            parameters.fault("name", "must have a character that can be seen");
        }
        parameters.check();
        return executor
                .execute(source.query(options, point -> answer(service, window, included, limit, point)));
    }

    private AvailabilityResponse answer(String service, ReportPeriod window, Set<IncludedIncidents> included, int limit,
            ReadPoint point) {
        AvailabilityCalculator availabilityCalculator = new AvailabilityCalculator(service, window, point.now());
        source.concerning(service, window, point).stream()
                .filter(row -> IncludedIncidents.admits(included, row.content())).forEach(availabilityCalculator::add);
        List<AvailabilityCalculator.Outage> shown = availabilityCalculator.outages().stream().limit(limit).toList();
        List<String> ids = shown.stream().map(AvailabilityCalculator.Outage::incident).map(StoredDocument::id).toList();
        return AvailabilityResponse.of(service, point.position(), window,
                included.stream().map(IncludedIncidents::wireName).sorted().toList(), availabilityCalculator, shown,
                source.numbersOf(ids));
    }
}
