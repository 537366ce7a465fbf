package io.incidentledger.query.measures;

import java.util.List;

import io.incidentledger.events.milestones.DurationDefinitions;
import io.incidentledger.http.QueryParameters;
import io.incidentledger.projection.Progress;
import io.incidentledger.query.answering.Viewpoint;
import io.incidentledger.query.answering.Viewpoints;
import io.incidentledger.query.answering.Viewpoints.Wanted;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// How long things took, over the incidents of a period, and how good the data are that say so.
@RestController
public final class MeasureController {

    private final Viewpoints viewpoints;
    private final MeasureSource source;
    private final List<Progress> sources;

    /// @param sources
    ///            how far the rows and the numbers are
    public MeasureController(Viewpoints viewpoints, MeasureSource source, List<Progress> sources) {
        this.viewpoints = viewpoints;
        this.source = source;
        this.sources = List.copyOf(sources);
    }

    @GetMapping(path = "/v1/measures", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<MeasuresAnswer>> measures(QueryParameters parameters) {
        Wanted wanted = Wanted.of(parameters);
        MeasureParameters asked = new MeasureParameters(parameters);
        MeasureQuestion question = asked.question();
        Depth depth = asked.depth(question);
        parameters.check();
        return viewpoints.ask(wanted, sources, viewpoint -> ResponseEntity.ok().headers(viewpoint::describe)
                .body(answer(question, depth, viewpoint)));
    }

    @GetMapping(path = "/v1/measures/quality", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<QualityAnswer>> quality(QueryParameters parameters) {
        Wanted wanted = Wanted.of(parameters);
        MeasureParameters asked = new MeasureParameters(parameters);
        MeasureQuestion question = asked.questionOfQuality();
        Depth depth = asked.depthOfQuality();
        parameters.check();
        return viewpoints.ask(wanted, sources, viewpoint -> ResponseEntity.ok().headers(viewpoint::describe)
                .body(new QualityReport(question, depth, source.definitions(viewpoint), viewpoint.now(),
                        source::numbersOf).answer(source.declaredWithin(question.from(), question.to(), viewpoint),
                                viewpoint.position())));
    }

    private MeasuresAnswer answer(MeasureQuestion question, Depth depth, Viewpoint viewpoint) {
        DurationDefinitions inForce = source.definitions(viewpoint);
        new KnownMeasures(inForce).check(question);
        return new MeasureReport(question, depth, inForce, viewpoint.now(), source::numbersOf)
                .answer(source.lookedAt(question, depth.compared(), viewpoint), viewpoint.position());
    }
}
