package io.incidentledger.query.policies;

import java.util.List;

import io.incidentledger.policy.MeasurePolicy;
import io.incidentledger.query.answering.Answers;
import io.incidentledger.query.following.LedgerHead;
import io.incidentledger.web.ProblemException;
import io.incidentledger.web.ProblemType;
import io.incidentledger.web.QueryParameters;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// What an organisation decided for itself, and when.
@RestController
public final class PolicyController {

    private final Answers answers;
    private final LedgerHead head;
    private final PolicyHistory measures;

    public PolicyController(Answers answers, LedgerHead head, PolicyHistory measures) {
        this.answers = answers;
        this.head = head;
        this.measures = measures;
    }

    @GetMapping(path = "/v1/policies/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<PolicyAnswer>> policy(@PathVariable("name") String name, QueryParameters parameters) {
        Long minPosition = parameters.position("minPosition");
        parameters.check();
        if (!name.equals(MeasurePolicy.NAME)) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_POLICY.problem("There is no policy " + name + ", only " + MeasurePolicy.NAME));
        }
        return answers.ask(minPosition, List.of(head.progress()), position -> ResponseEntity.ok()
                .header(Answers.LEDGER_POSITION, Long.toString(position))
                .body(PolicyAnswer.of(name, measures.asOf(position), position)));
    }
}
