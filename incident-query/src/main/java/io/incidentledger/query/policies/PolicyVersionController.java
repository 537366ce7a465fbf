package io.incidentledger.query.policies;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.incidentledger.http.openapi.ApiTags;
import io.incidentledger.http.parameters.QueryArgument;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.http.problems.ProblemType;
import io.incidentledger.query.readmodel.PresentReadOptions;
import io.incidentledger.query.readmodel.Query;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// REST endpoint for the versions of a policy that an organization has adopted.
@RestController
final class PolicyVersionController {

    private final QueryExecutor executor;
    private final SortedMap<String, PolicyHistory> policies;

    /// @param policies by name
    public PolicyVersionController(QueryExecutor executor, Map<String, PolicyHistory> policies) {
        this.executor = executor;
        this.policies = new TreeMap<>(policies);
    }

    @Operation(operationId = "getPolicy", tags = ApiTags.POLICIES, summary = "Read the adopted versions of a policy",
            description = "The policies are `measures` and `built-in-measures`.")
    @GetMapping(path = "/v1/policies/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<PolicyResponse>> policy(@PathVariable("name") String name,
            @QueryArgument PresentReadOptions query) {
        PolicyHistory history = policies.get(name);
        if (history == null) {
            throw new ProblemException(ProblemType.UNKNOWN_POLICY
                    .problem("There is no policy " + name + ", only " + String.join(", ", policies.keySet())));
        }
        return executor.execute(Query.ofLedger(query.options(),
                point -> point.ok(PolicyResponse.of(name, history.asOf(point.position()), point.position()))));
    }
}
