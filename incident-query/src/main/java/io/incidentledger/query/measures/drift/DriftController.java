package io.incidentledger.query.measures.drift;

import io.incidentledger.http.LedgerMoment;
import io.incidentledger.http.QueryParameters;
import io.incidentledger.ledger.EventReader;
import io.incidentledger.query.measures.MeasureParameters;
import io.incidentledger.query.measures.MeasureQuestion;
import io.incidentledger.query.measures.MeasureSource;
import io.incidentledger.query.readmodel.Viewpoint;
import io.incidentledger.query.readmodel.Viewpoints;
import io.incidentledger.query.readmodel.Viewpoints.Wanted;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// How the figures of a period moved since they were reported, and what moved them.
@RestController
final class DriftController {

    private final Viewpoints viewpoints;
    private final MeasureSource source;
    private final EventReader reader;

    DriftController(Viewpoints viewpoints, MeasureSource source, EventReader reader) {
        this.viewpoints = viewpoints;
        this.source = source;
        this.reader = reader;
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
        return viewpoints.ask(new Wanted(minPosition, to), source.progress(),
                later -> answer(question, reported, later, parameters));
    }

    private ResponseEntity<DriftAnswer> answer(MeasureQuestion question, LedgerMoment reported, Viewpoint later,
            QueryParameters parameters) {
        Viewpoint earlier = viewpoints.at(reported);
        if (earlier.position() > later.position()) {
            parameters.fault("from", "must not be after to");
            parameters.check();
        }
        DriftReport report = new DriftReport(question, source, new MovingEvents(source, reader), earlier,
                later.fixed());
        return ResponseEntity.ok().headers(later::describe).body(report.answer());
    }
}
