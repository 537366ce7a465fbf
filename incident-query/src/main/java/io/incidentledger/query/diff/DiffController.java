package io.incidentledger.query.diff;

import java.util.List;

import io.incidentledger.http.LedgerMoment;
import io.incidentledger.http.QueryParameters;
import io.incidentledger.projection.runner.LedgerHead;
import io.incidentledger.query.incident.IncidentAnswer;
import io.incidentledger.query.incident.IncidentView;
import io.incidentledger.query.numbers.DisplayNumbers;
import io.incidentledger.query.numbers.KnownNumbers;
import io.incidentledger.query.policies.DefinitionsInForce;
import io.incidentledger.query.readmodel.IncidentReading;
import io.incidentledger.query.readmodel.Viewpoint;
import io.incidentledger.query.readmodel.Viewpoints;
import io.incidentledger.query.readmodel.Viewpoints.Wanted;
import io.incidentledger.query.streams.FoldedStreams;
import io.incidentledger.query.timeline.TimelineEntry;
import io.incidentledger.query.timeline.TimelineView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What was learned about an incident between two moments.
@RestController
final class DiffController {

    /// They change with every event, or with the time of asking alone.
    private static final List<String> NO_NEWS = List.of("position", "sequence", "recordedAt", "warnings");

    private final IncidentReading reading;
    private final Viewpoints viewpoints;
    private final LedgerHead head;
    private final FoldedStreams<IncidentView> incidents;
    private final FoldedStreams<TimelineView> timelines;
    private final DefinitionsInForce definitions;
    private final DisplayNumbers numbers;
    private final JsonMapper json;

    public DiffController(IncidentReading reading, Viewpoints viewpoints, LedgerHead head,
            FoldedStreams<IncidentView> incidents, FoldedStreams<TimelineView> timelines,
            DefinitionsInForce definitions, DisplayNumbers numbers, JsonMapper json) {
        this.reading = reading;
        this.viewpoints = viewpoints;
        this.head = head;
        this.incidents = incidents;
        this.timelines = timelines;
        this.definitions = definitions;
        this.numbers = numbers;
        this.json = json;
    }

    private record Later(IncidentView view, @Nullable Long number, Viewpoint viewpoint) {}

    /// `from` and `to` are instants or positions; without `to`: up to now.
    @GetMapping(path = "/v1/incidents/{id}/diff", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<IncidentDiff>> diff(@PathVariable("id") String id, QueryParameters parameters) {
        Long minPosition = parameters.position("minPosition");
        LedgerMoment from = parameters.moment("from");
        LedgerMoment to = parameters.moment("to");
        if (from == null) {
            parameters.fault("from", "must be an instant or a position");
        }
        parameters.check();
        LedgerMoment earlier = from == null ? new LedgerMoment.After(0) : from;
        return reading.ask(id, new Wanted(minPosition, to), incidents, Later::new)
                .flatMap(later -> viewpoints.ask(new Wanted(null, earlier), List.of(head.progress()),
                        before -> diff(before, later, parameters)));
    }

    private ResponseEntity<IncidentDiff> diff(Viewpoint before, Later later, QueryParameters parameters) {
        Viewpoint after = later.viewpoint();
        if (before.position() > after.position()) {
            parameters.fault("from", "must not be after to");
            parameters.check();
        }
        String id = later.view().incidentId();
        ObjectNode earlier = incidents.at(id, before.position())
                .map(folded -> state(folded.view(), later.number(), before)).orElseGet(json::createObjectNode);
        TimelineView timeline = timelines.at(id, Math.max(after.position(), later.view().position()))
                .orElseThrow().view();
        List<TimelineEntry> learned = timeline.tellings(TimelineView.Order.RECORDED,
                new KnownNumbers(numbers.numbersOf(timeline.mentioned()))).stream()
                .filter(entry -> entry.position() > before.position()).toList();
        return ResponseEntity.ok().headers(after::describe).body(new IncidentDiff(id, later.number(),
                IncidentDiff.Moment.of(before), IncidentDiff.Moment.of(after),
                StateChange.between(earlier, state(later.view(), later.number(), after)), learned));
    }

    private ObjectNode state(IncidentView view, @Nullable Long number, Viewpoint viewpoint) {
        ObjectNode state = json.valueToTree(IncidentAnswer.of(view, number, definitions.asOf(viewpoint.position()),
                viewpoint.now()));
        state.remove(NO_NEWS);
        return state;
    }
}
