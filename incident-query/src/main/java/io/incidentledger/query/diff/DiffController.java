package io.incidentledger.query.diff;

import io.incidentledger.http.parameters.PointInTime;
import io.incidentledger.http.parameters.QueryParameters;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.readmodel.IncidentReadResult;
import io.incidentledger.query.readmodel.Query;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.incidentledger.query.readmodel.ReadOptions;
import io.incidentledger.query.readmodel.ReadPoint;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// REST endpoint for what was learned about an incident between two points in time.
@RestController
final class DiffController {

    private final QueryExecutor executor;
    private final IncidentDiffCalculator diffs;

    public DiffController(QueryExecutor executor, IncidentDiffCalculator diffs) {
        this.executor = executor;
        this.diffs = diffs;
    }

    /// `from` and `to` are instants or positions; `to` defaults to now.
    @GetMapping(path = "/v1/incidents/{id}/diff", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<IncidentDiff>> diff(@PathVariable("id") String id, QueryParameters parameters) {
        Long minPosition = parameters.position("minPosition");
        PointInTime from = parameters.moment("from");
        PointInTime to = parameters.moment("to");
        if (from == null) {
            parameters.fault("from", "must be an instant or a position");
        }
        parameters.check();
        PointInTime earlier = from == null ? new PointInTime.After(0) : from;
        return executor.execute(
                Query.ofIncident(id, ReadOptions.of(minPosition, "to", to).reaching("from", earlier), diffs.later(),
                        later -> diff(earlier, later, parameters)));
    }

    private ResponseEntity<IncidentDiff> diff(PointInTime from, IncidentReadResult<IncidentView> later,
            QueryParameters parameters) {
        ReadPoint before = later.point().at(from);
        if (before.position() > later.point().position()) {
            parameters.fault("from", "must not be after to");
            parameters.check();
        }
        return later.point().ok(diffs.between(before, later));
    }
}
