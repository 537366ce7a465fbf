package io.incidentledger.query.measures.quality;

import io.incidentledger.http.QueryParameters;
import io.incidentledger.query.measures.Depth;
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

/// How good the data are that the measures of a period are made of.
@RestController
final class QualityController {

    private final QueryExecutor executor;
    private final MeasureSource source;

    QualityController(QueryExecutor executor, MeasureSource source) {
        this.executor = executor;
        this.source = source;
    }

    @GetMapping(path = "/v1/measures/quality", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<QualityAnswer>> quality(QueryParameters parameters) {
        ReadOptions options = ReadOptions.of(parameters);
        MeasureParameters asked = new MeasureParameters(parameters);
        MeasureQuestion question = asked.questionOfQuality();
        Depth depth = asked.depthOfQuality();
        parameters.check();
        return executor.execute(source.query(options, point -> answer(question, depth, point)));
    }

    private QualityAnswer answer(MeasureQuestion question, Depth depth, ReadPoint point) {
        return new QualityReport(question, depth, source.definitions(point), point.now(), source::numbersOf)
                .answer(source.declaredWithin(question.from(), question.to(), point), point.position());
    }
}
