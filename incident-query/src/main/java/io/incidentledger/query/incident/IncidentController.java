package io.incidentledger.query.incident;

import io.incidentledger.http.QueryParameters;
import io.incidentledger.query.numbers.KnownNumbers;
import io.incidentledger.query.policies.DefinitionsInForce;
import io.incidentledger.query.readmodel.EntityTag;
import io.incidentledger.query.readmodel.IncidentReading;
import io.incidentledger.query.readmodel.Viewpoint;
import io.incidentledger.query.readmodel.Viewpoints.Wanted;
import io.incidentledger.query.streams.FoldedStreams;
import io.incidentledger.query.streams.Joined;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// One incident, by its id or its number. The `ETag` begins with the sequence, and a command's `If-Match` takes it.
@RestController
final class IncidentController {

    private final IncidentReading reading;
    private final FoldedStreams<IncidentView> incidents;
    private final JoinedIncidents joining;

    private final DefinitionsInForce definitions;

    public IncidentController(IncidentReading reading, FoldedStreams<IncidentView> incidents,
            DefinitionsInForce definitions) {
        this.reading = reading;
        this.incidents = incidents;
        this.joining = new JoinedIncidents(incidents);
        this.definitions = definitions;
    }

    @GetMapping(path = "/v1/incidents/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<IncidentAnswer>> incident(@PathVariable("id") String id, QueryParameters parameters,
            ServerWebExchange exchange) {
        Wanted wanted = Wanted.of(parameters);
        parameters.check();
        return reading.ask(id, wanted, incidents, joining, (joined, number, numbers, viewpoint) -> {
            EntityTag.beginsWith(joined.own().sequence(), exchange);
            return answer(joined, number, numbers, viewpoint);
        });
    }

    private ResponseEntity<IncidentAnswer> answer(Joined<IncidentView> joined, @Nullable Long number,
            KnownNumbers numbers, Viewpoint viewpoint) {
        return ResponseEntity.ok().headers(viewpoint::describe)
                .body(IncidentAnswer.of(joined.own(), number, definitions.asOf(viewpoint.position()), viewpoint.now())
                        .beside(joined, numbers, viewpoint.now()));
    }
}
