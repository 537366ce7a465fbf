package io.incidentledger.query.policies;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.incidentledger.http.ProblemException;
import io.incidentledger.http.ProblemType;
import io.incidentledger.http.QueryParameters;
import io.incidentledger.projection.runner.LedgerHead;
import io.incidentledger.query.readmodel.Answers;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// What an organisation decided for itself, and when.
@RestController
final class PolicyController {

    private final Answers answers;
    private final LedgerHead head;
    private final SortedMap<String, PolicyHistory> policies;

    /// @param policies
    ///            by their names
    public PolicyController(Answers answers, LedgerHead head, Map<String, PolicyHistory> policies) {
        this.answers = answers;
        this.head = head;
        this.policies = new TreeMap<>(policies);
    }

    @GetMapping(path = "/v1/policies/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<PolicyAnswer>> policy(@PathVariable("name") String name, QueryParameters parameters) {
        Long minPosition = parameters.position("minPosition");
        parameters.check();
        PolicyHistory history = policies.get(name);
        if (history == null) {
            throw new ProblemException(ProblemType.UNKNOWN_POLICY
                    .problem("There is no policy " + name + ", only " + String.join(", ", policies.keySet())));
        }
        return answers.ask(minPosition, List.of(head.progress()), position -> ResponseEntity.ok()
                .header(Answers.LEDGER_POSITION, Long.toString(position))
                .body(PolicyAnswer.of(name, history.asOf(position), position)));
    }
}
