package io.incidentledger.query.postmortem;

import java.util.List;

import io.incidentledger.http.ProblemException;
import io.incidentledger.http.Problems;
import io.incidentledger.http.QueryParameters;
import io.incidentledger.query.numbers.KnownNumbers;
import io.incidentledger.query.policies.DefinitionsInForce;
import io.incidentledger.query.readmodel.IncidentReading;
import io.incidentledger.query.readmodel.Viewpoint;
import io.incidentledger.query.readmodel.Viewpoints.Wanted;
import io.incidentledger.query.streams.FoldedStreams;
import io.incidentledger.query.streams.Joined;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The postmortem of one incident, by its id or its number: JSON, Markdown or a web page, as the caller accepts.
@RestController
final class PostmortemController {

    /// Nothing may run or be loaded, whatever the page says.
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final IncidentReading reading;
    private final FoldedStreams<PostmortemView> postmortems;
    private final JoinedPostmortems joining;

    private final DefinitionsInForce definitions;

    public PostmortemController(IncidentReading reading, FoldedStreams<PostmortemView> postmortems,
            DefinitionsInForce definitions) {
        this.reading = reading;
        this.postmortems = postmortems;
        this.joining = new JoinedPostmortems(postmortems);
        this.definitions = definitions;
    }

    @GetMapping("/v1/incidents/{id}/postmortem")
    Mono<ResponseEntity<Object>> postmortem(@PathVariable("id") String id, QueryParameters parameters,
            @RequestHeader HttpHeaders headers) {
        Wanted wanted = Wanted.of(parameters);
        parameters.check();
        Representation form = Representation.of(accepted(headers))
                .orElseThrow(() -> new ProblemException(Problems.notAcceptable(Representation.offered())));
        return reading.ask(id, wanted, postmortems, joining,
                (joined, number, numbers, viewpoint) -> answer(joined, number, numbers, viewpoint, form));
    }

    private static List<MediaType> accepted(HttpHeaders headers) {
        try {
            return headers.getAccept();
        } catch (InvalidMediaTypeException unreadable) {
            throw new ProblemException(Problems.malformedRequest("The Accept header names no media types"));
        }
    }

    private ResponseEntity<Object> answer(Joined<PostmortemView> joined, @Nullable Long number, KnownNumbers numbers,
            Viewpoint viewpoint, Representation form) {
        PostmortemAnswer answer = PostmortemDraft.of(joined, number, numbers,
                definitions.asOf(viewpoint.position()), viewpoint.now());
        ResponseEntity.BodyBuilder response = ResponseEntity.ok().contentType(form.mediaType())
                .headers(viewpoint::describe).varyBy(HttpHeaders.ACCEPT);
        return switch (form) {
            case JSON -> response.body(answer);
            case MARKDOWN -> response.body(PostmortemMarkdown.of(answer));
            case HTML -> response.header("Content-Security-Policy", POLICY).header("X-Content-Type-Options", "nosniff")
                    .body(PostmortemPage.of(answer));
        };
    }
}
