package io.incidentledger.query.measures;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.incidentledger.query.answering.Answers;
import io.incidentledger.query.milestones.DurationDefinitions;
import io.incidentledger.query.numbers.DisplayNumbers;
import io.incidentledger.query.policies.DefinitionsInForce;
import io.incidentledger.view.Condition;
import io.incidentledger.view.Documents;
import io.incidentledger.view.Progress;
import io.incidentledger.view.StoredDocument;
import io.incidentledger.web.QueryParameters;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// How long things took, over the incidents of a period.
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
        MeasureQuestion question = new MeasureParameters(parameters).question();
        parameters.check();
        return answers.ask(minPosition, sources, position -> ResponseEntity.ok()
                .header(Answers.LEDGER_POSITION, Long.toString(position)).body(answer(question, position)));
    }

    private MeasuresAnswer answer(MeasureQuestion question, long position) {
        DurationDefinitions inForce = definitions.asOf(position);
        new KnownMeasures(inForce).check(question);
        List<StoredDocument<MeasureRow>> asked = new ArrayList<>();
        List<Condition> declaredBefore = question.to() == null
                ? List.of()
                : List.of(new Condition.Range(MeasureRows.DECLARED_AT, null, question.to()));
        MeasureRows.scan(rows, declaredBefore, asked::add);
        Map<String, Long> known = numbers.numbersOf(asked.stream().filter(row -> row.content().status().open())
                .map(StoredDocument::id).toList());
        return new MeasureReport(question, inForce, clock.instant(), known::get).answer(asked, position);
    }
}
