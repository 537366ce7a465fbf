package io.incidentledger.query.timeline;

import java.util.List;
import java.util.Set;

import io.incidentledger.query.answering.Answers;
import io.incidentledger.query.answering.IncidentReading;
import io.incidentledger.query.streams.FoldedStreams;
import io.incidentledger.web.Page;
import io.incidentledger.web.QueryParameters;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// What happened in an incident, entry by entry.
@RestController
public final class TimelineController {

    private static final String OCCURRED = "occurred";
    private static final String RECORDED = "recorded";
    private static final String CORRECTED = "corrected";

    private final IncidentReading reading;
    private final FoldedStreams<TimelineView> timelines;

    public TimelineController(IncidentReading reading, FoldedStreams<TimelineView> timelines) {
        this.reading = reading;
        this.timelines = timelines;
    }

    /// Corrected is what an import told last under an id; recorded is all that it told.
    @GetMapping("/v1/incidents/{id}/timeline")
    Mono<ResponseEntity<Page.Items<TimelineEntry>>> timeline(@PathVariable("id") String id,
            QueryParameters parameters) {
        Long minPosition = parameters.position("minPosition");
        boolean recorded = parameters.choice("order", OCCURRED, List.of(OCCURRED, RECORDED)).equals(RECORDED);
        boolean corrected = parameters.choice("view", CORRECTED, List.of(CORRECTED, RECORDED)).equals(CORRECTED);
        Set<String> kinds = Set.copyOf(parameters.texts("kind"));
        parameters.check();
        TimelineView.Order order = recorded ? TimelineView.Order.RECORDED : TimelineView.Order.OCCURRED;
        return reading.ask(id, minPosition, timelines, (view, number, position) -> ResponseEntity.ok()
                .header(Answers.LEDGER_POSITION, Long.toString(position))
                .body(new Page.Items<>(entries(corrected ? view.entries(order) : view.tellings(order), kinds))));
    }

    private static List<TimelineEntry> entries(List<TimelineEntry> entries, Set<String> kinds) {
        return entries.stream().filter(entry -> kinds.isEmpty() || kinds.contains(entry.kind())).toList();
    }
}
