package io.incidentledger.query.incident;

import java.time.InstantSource;

import io.incidentledger.query.answering.Answers;
import io.incidentledger.query.answering.IncidentReading;
import io.incidentledger.query.streams.FoldedStreams;
import io.incidentledger.web.QueryParameters;
import org.jspecify.annotations.Nullable;
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
    private final InstantSource clock;

    public IncidentController(IncidentReading reading, FoldedStreams<IncidentView> incidents, InstantSource clock) {
        this.reading = reading;
        this.incidents = incidents;
        this.clock = clock;
    }

    @GetMapping("/v1/incidents/{id}")
    Mono<ResponseEntity<IncidentAnswer>> incident(@PathVariable("id") String id, QueryParameters parameters) {
        Long minPosition = parameters.position("minPosition");
        parameters.check();
        return reading.ask(id, minPosition, incidents, this::answer);
    }

    private ResponseEntity<IncidentAnswer> answer(IncidentView view, @Nullable Long number, long position) {
        return ResponseEntity.ok().header(Answers.LEDGER_POSITION, Long.toString(position))
                .eTag("\"" + view.sequence() + "\"").body(IncidentAnswer.of(view, number, clock.instant()));
    }
}
