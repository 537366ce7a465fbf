package io.incidentledger.query.measures.quality;

import io.incidentledger.http.QueryParameters;
import io.incidentledger.query.measures.Depth;
import io.incidentledger.query.measures.MeasureParameters;
import io.incidentledger.query.measures.MeasureQuestion;
import io.incidentledger.query.measures.MeasureSource;
import io.incidentledger.query.readmodel.Viewpoints;
import io.incidentledger.query.readmodel.Viewpoints.Wanted;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// How good the data are that the measures of a period are made of.
@RestController
final class QualityController {

    private final Viewpoints viewpoints;
    private final MeasureSource source;

    QualityController(Viewpoints viewpoints, MeasureSource source) {
        this.viewpoints = viewpoints;
        this.source = source;
    }

    @GetMapping(path = "/v1/measures/quality", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<QualityAnswer>> quality(QueryParameters parameters) {
        Wanted wanted = Wanted.of(parameters);
        MeasureParameters asked = new MeasureParameters(parameters);
        MeasureQuestion question = asked.questionOfQuality();
        Depth depth = asked.depthOfQuality();
        parameters.check();
        return viewpoints.ask(wanted, source.progress(), viewpoint -> ResponseEntity.ok().headers(viewpoint::describe)
                .body(new QualityReport(question, depth, source.definitions(viewpoint), viewpoint.now(),
                        source::numbersOf).answer(source.declaredWithin(question.from(), question.to(), viewpoint),
                                viewpoint.position())));
    }
}
