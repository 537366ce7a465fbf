package io.incidentledger.query.measures.drift;

import io.incidentledger.http.parameters.PointInTime;
import io.incidentledger.http.parameters.QueryParameters;
import io.incidentledger.query.measures.MeasureQuery;
import io.incidentledger.query.measures.MeasureQueryParser;
import io.incidentledger.query.measures.MeasureRowReader;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.incidentledger.query.readmodel.ReadOptions;
import io.incidentledger.query.readmodel.ReadPoint;
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

    /// `from` and `to` are points in time of the ledger; `to` defaults to the present. The period is `periodFrom`,
    /// `periodTo`.
    @GetMapping(path = "/v1/measures/drift", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<DriftResponse>> drift(QueryParameters parameters) {
        Long minPosition = parameters.position("minPosition");
        PointInTime from = parameters.moment("from");
        PointInTime to = parameters.moment("to");
        MeasureQuery query = new MeasureQueryParser(parameters).questionOfDrift();
        if (from == null) {
            parameters.fault("from", "must be an instant or a position: when the figures were reported");
        }
        parameters.check();
        PointInTime reported = from == null ? new PointInTime.After(0) : from;
        return executor.execute(source.query(ReadOptions.of(minPosition, "to", to).reaching("from", reported),
                later -> answer(query, reported, later, parameters)));
    }

    private DriftResponse answer(MeasureQuery query, PointInTime reported, ReadPoint later,
            QueryParameters parameters) {
        ReadPoint earlier = later.at(reported);
        if (earlier.position() > later.position()) {
            parameters.fault("from", "must not be after to");
            parameters.check();
        }
        return new DriftReport(query, source, events, earlier, later.fixed()).answer();
    }
}
