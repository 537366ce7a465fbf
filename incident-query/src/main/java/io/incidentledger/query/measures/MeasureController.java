package io.incidentledger.query.measures;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import io.incidentledger.query.answering.Answers;
import io.incidentledger.query.milestones.DurationDefinitions;
import io.incidentledger.query.numbers.DisplayNumbers;
import io.incidentledger.query.policies.DefinitionsInForce;
import io.incidentledger.view.Condition;
import io.incidentledger.view.Documents;
import io.incidentledger.view.Progress;
import io.incidentledger.view.StoredDocument;
import io.incidentledger.web.QueryParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// How long things took, over the incidents of a period, and how good the data are that say so.
@RestController
public final class MeasureController {

    private final Answers answers;
    private final Documents<MeasureDocument> rows;
    private final DisplayNumbers numbers;
    private final List<Progress> sources;
    private final DefinitionsInForce definitions;
    private final InstantSource clock;

    /// @param sources
    ///            how far the rows and the numbers are
    public MeasureController(Answers answers, Documents<MeasureDocument> rows, DisplayNumbers numbers,
            List<Progress> sources, DefinitionsInForce definitions, InstantSource clock) {
        this.answers = answers;
        this.rows = rows;
        this.numbers = numbers;
        this.sources = List.copyOf(sources);
        this.definitions = definitions;
        this.clock = clock;
    }

    @GetMapping("/v1/measures")
    Mono<ResponseEntity<MeasuresAnswer>> measures(QueryParameters parameters) {
        Long minPosition = parameters.position("minPosition");
        MeasureParameters asked = new MeasureParameters(parameters);
        MeasureQuestion question = asked.question();
        Depth depth = asked.depth(question);
        parameters.check();
        return answers.ask(minPosition, sources, position -> ResponseEntity.ok()
                .header(Answers.LEDGER_POSITION, Long.toString(position)).body(answer(question, depth, position)));
    }

    @GetMapping("/v1/measures/quality")
    Mono<ResponseEntity<QualityAnswer>> quality(QueryParameters parameters) {
        Long minPosition = parameters.position("minPosition");
        MeasureParameters asked = new MeasureParameters(parameters);
        MeasureQuestion question = asked.questionOfQuality();
        Depth depth = asked.depthOfQuality();
        parameters.check();
        return answers.ask(minPosition, sources, position -> ResponseEntity.ok()
                .header(Answers.LEDGER_POSITION, Long.toString(position))
                .body(new QualityReport(question, depth, definitions.asOf(position), clock.instant(),
                        numbers::numbersOf).answer(declaredBefore(question.to()), position)));
    }

    private MeasuresAnswer answer(MeasureQuestion question, Depth depth, long position) {
        DurationDefinitions inForce = definitions.asOf(position);
        new KnownMeasures(inForce).check(question);
        return new MeasureReport(question, depth, inForce, clock.instant(), numbers::numbersOf)
                .answer(declaredBefore(question.to()), position);
    }

    /// @param end
    ///            null: all
    private List<StoredDocument<MeasureRow>> declaredBefore(@Nullable Instant end) {
        List<Condition> conditions = end == null
                ? List.of()
                : List.of(new Condition.Range(MeasureRows.DECLARED_AT, null, end));
        List<StoredDocument<MeasureRow>> found = new ArrayList<>();
        MeasureRows.scan(rows, conditions, found::add);
        return found;
    }
}
