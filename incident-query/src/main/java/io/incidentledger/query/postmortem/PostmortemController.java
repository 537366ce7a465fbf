package io.incidentledger.query.postmortem;

import io.incidentledger.http.openapi.ApiTags;
import io.incidentledger.http.parameters.QueryArgument;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.http.problems.ProblemFactory;
import io.incidentledger.query.folding.IncidentViewWithAbsorbed;
import io.incidentledger.query.policies.EffectiveDefinitionsResolver;
import io.incidentledger.query.readmodel.IncidentReadResult;
import io.incidentledger.query.readmodel.Query;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.incidentledger.query.readmodel.ReadOptions;
import io.incidentledger.query.readmodel.ReadPoint;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// REST endpoint for the postmortem of one incident, by its id or its number. It returns JSON, Markdown or HTML,
/// depending on the `Accept` header.
@RestController
final class PostmortemController {

    /// Prevents the page from running scripts or loading resources, whatever it contains.
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'";

    private final QueryExecutor executor;
    private final MergedPostmortemReader postmortems;
    private final EffectiveDefinitionsResolver definitions;

    public PostmortemController(QueryExecutor executor, MergedPostmortemReader postmortems,
            EffectiveDefinitionsResolver definitions) {
        this.executor = executor;
        this.postmortems = postmortems;
        this.definitions = definitions;
    }

    @Operation(operationId = "getPostmortem", tags = ApiTags.POSTMORTEMS,
            summary = "Read the postmortem of an incident",
            description = "As JSON, Markdown or HTML, by the `Accept` header.")
    @GetMapping("/v1/incidents/{id}/postmortem")
    Mono<ResponseEntity<Object>> postmortem(@PathVariable("id") String id, @QueryArgument ReadOptions options,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers) {
        PostmortemFormat form = PostmortemFormat.of(headers.getAccept())
                .orElseThrow(() -> new ProblemException(ProblemFactory.notAcceptable(PostmortemFormat.offered())));
        return executor.execute(Query.ofIncident(id, options, postmortems, read -> answer(read, form)));
    }

    private ResponseEntity<Object> answer(IncidentReadResult<IncidentViewWithAbsorbed<PostmortemView>> read,
            PostmortemFormat form) {
        ReadPoint point = read.point();
        PostmortemResponse response = PostmortemAssembler.of(read.content(), read.number(), read.numbers(),
                definitions.asOf(point.position()), point.now());
        ResponseEntity.BodyBuilder ok = ResponseEntity.ok().contentType(form.mediaType())
                .headers(point::describe).varyBy(HttpHeaders.ACCEPT);
        return switch (form) {
            case JSON -> ok.body(response);
            case MARKDOWN -> ok.body(PostmortemMarkdown.of(response));
            case HTML -> ok.header("Content-Security-Policy", POLICY).header("X-Content-Type-Options", "nosniff")
                    .body(PostmortemHtml.of(response));
        };
    }
}
