package io.incidentledger.query.measures.drift;

import io.incidentledger.http.LedgerMoment;
import io.incidentledger.http.QueryParameters;
import io.incidentledger.query.measures.MeasureParameters;
import io.incidentledger.query.measures.MeasureQuestion;
import io.incidentledger.query.measures.MeasureSource;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.incidentledger.query.readmodel.ReadOptions;
import io.incidentledger.query.readmodel.ReadPoint;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// How the figures of a period moved since they were reported, and what moved them.
@RestController
final class DriftController {

    private final QueryExecutor executor;
    private final MeasureSource source;
    private final MovingEvents events;

    DriftController(QueryExecutor executor, MeasureSource source, MovingEvents events) {
        this.executor = executor;
        this.source = source;
        this.events = events;
    }

    /// `from` and `to` are moments of the ledger, without `to` the present one; the period is `periodFrom`, `periodTo`.
    @GetMapping(path = "/v1/measures/drift", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<DriftAnswer>> drift(QueryParameters parameters) {
        Long minPosition = parameters.position("minPosition");
        LedgerMoment from = parameters.moment("from");
        LedgerMoment to = parameters.moment("to");
        MeasureQuestion question = new MeasureParameters(parameters).questionOfDrift();
        if (from == null) {
            parameters.fault("from", "must be an instant or a position: when the figures were reported");
        }
        parameters.check();
        LedgerMoment reported = from == null ? new LedgerMoment.After(0) : from;
        return executor.execute(source.query(new ReadOptions(minPosition, to),
                later -> answer(question, reported, later, parameters)));
    }

    private DriftAnswer answer(MeasureQuestion question, LedgerMoment reported, ReadPoint later,
            QueryParameters parameters) {
        ReadPoint earlier = later.at(reported);
        if (earlier.position() > later.position()) {
            parameters.fault("from", "must not be after to");
            parameters.check();
        }
        return new DriftReport(question, source, events, earlier, later.fixed()).answer();
    }
}
