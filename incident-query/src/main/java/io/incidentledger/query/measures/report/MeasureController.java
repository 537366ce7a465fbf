package io.incidentledger.query.measures.report;

import io.incidentledger.events.milestones.DurationDefinitions;
import io.incidentledger.http.QueryParameters;
import io.incidentledger.query.measures.Depth;
import io.incidentledger.query.measures.KnownMeasures;
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

/// How long things took, over the incidents of a period.
@RestController
final class MeasureController {

    private final Viewpoints viewpoints;
    private final MeasureSource source;

    MeasureController(Viewpoints viewpoints, MeasureSource source) {
        this.viewpoints = viewpoints;
        this.source = source;
    }

    @GetMapping(path = "/v1/measures", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<MeasuresAnswer>> measures(QueryParameters parameters) {
        Wanted wanted = Wanted.of(parameters);
        MeasureParameters asked = new MeasureParameters(parameters);
        MeasureQuestion question = asked.question();
        Depth depth = asked.depth(question);
        parameters.check();
        return viewpoints.ask(wanted, source.progress(), viewpoint -> ResponseEntity.ok().headers(viewpoint::describe)
                .body(answer(question, depth, viewpoint)));
    }

    private MeasuresAnswer answer(MeasureQuestion question, Depth depth, Viewpoint viewpoint) {
        DurationDefinitions inForce = source.definitions(viewpoint);
        new KnownMeasures(inForce).check(question);
        return new MeasureReport(question, depth, inForce, viewpoint.now(), source::numbersOf)
                .answer(source.lookedAt(question, depth.compared(), viewpoint), viewpoint.position());
    }
}
