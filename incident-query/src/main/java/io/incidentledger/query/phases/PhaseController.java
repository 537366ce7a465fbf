package io.incidentledger.query.phases;

import io.incidentledger.http.QueryParameters;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.readmodel.IncidentReading;
import io.incidentledger.query.readmodel.Viewpoint;
import io.incidentledger.query.readmodel.Viewpoints.Wanted;
import io.incidentledger.query.streams.FoldedStreams;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Where the time of one incident went.
@RestController
final class PhaseController {

    private final IncidentReading reading;
    private final FoldedStreams<IncidentView> incidents;

    public PhaseController(IncidentReading reading, FoldedStreams<IncidentView> incidents) {
        this.reading = reading;
        this.incidents = incidents;
    }

    @GetMapping(path = "/v1/incidents/{id}/phases", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<PhasesAnswer>> phases(@PathVariable("id") String id, QueryParameters parameters) {
        Wanted wanted = Wanted.of(parameters);
        parameters.check();
        return reading.ask(id, wanted, incidents, PhaseController::answer);
    }

    private static ResponseEntity<PhasesAnswer> answer(IncidentView view, @Nullable Long number,
            Viewpoint viewpoint) {
        return ResponseEntity.ok().headers(viewpoint::describe).body(Waterfall.of(view, number, viewpoint.now()));
    }
}
