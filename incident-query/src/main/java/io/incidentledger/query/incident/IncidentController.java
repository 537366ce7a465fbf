package io.incidentledger.query.incident;

import io.incidentledger.query.answering.IncidentReading;
import io.incidentledger.query.answering.Viewpoint;
import io.incidentledger.query.answering.Viewpoints.Wanted;
import io.incidentledger.query.policies.DefinitionsInForce;
import io.incidentledger.query.streams.FoldedStreams;
import io.incidentledger.web.QueryParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// One incident, by its id or its number. The `ETag` is what a command's `If-Match` takes.
@RestController
public final class IncidentController {

    private final IncidentReading reading;
    private final FoldedStreams<IncidentView> incidents;

    private final DefinitionsInForce definitions;

    public IncidentController(IncidentReading reading, FoldedStreams<IncidentView> incidents,
            DefinitionsInForce definitions) {
        this.reading = reading;
        this.incidents = incidents;
        this.definitions = definitions;
    }

    @GetMapping(path = "/v1/incidents/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<IncidentAnswer>> incident(@PathVariable("id") String id, QueryParameters parameters) {
        Wanted wanted = Wanted.of(parameters);
        parameters.check();
        return reading.ask(id, wanted, incidents, this::answer);
    }

    private ResponseEntity<IncidentAnswer> answer(IncidentView view, @Nullable Long number,
            Viewpoint viewpoint) {
        return ResponseEntity.ok().headers(viewpoint::describe).eTag("\"" + view.sequence() + "\"")
                .body(IncidentAnswer.of(view, number, definitions.asOf(viewpoint.position()), viewpoint.now()));
    }
}
