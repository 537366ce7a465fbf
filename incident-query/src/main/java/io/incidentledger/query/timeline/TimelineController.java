package io.incidentledger.query.timeline;

import java.util.List;
import java.util.Set;

import io.incidentledger.events.EntryKind;
import io.incidentledger.http.Page;
import io.incidentledger.http.ProblemException;
import io.incidentledger.http.ProblemType;
import io.incidentledger.http.QueryParameters;
import io.incidentledger.query.readmodel.IncidentReading;
import io.incidentledger.query.readmodel.Viewpoints.Wanted;
import io.incidentledger.query.streams.FoldedStreams;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// What happened in an incident, entry by entry.
@RestController
final class TimelineController {

    private static final String OCCURRED = "occurred";
    private static final String RECORDED = "recorded";
    private static final String CORRECTED = "corrected";

    private final IncidentReading reading;
    private final FoldedStreams<TimelineView> timelines;
    private final JoinedTimelines joining;
    private final EntryHistories histories;

    public TimelineController(IncidentReading reading, FoldedStreams<TimelineView> timelines) {
        this.reading = reading;
        this.timelines = timelines;
        this.joining = new JoinedTimelines(timelines);
        this.histories = new EntryHistories(timelines, joining);
    }

    /// Corrected is what is meant now, marked where it is not what was recorded; recorded is all that was recorded, as it was.
    @GetMapping(path = "/v1/incidents/{id}/timeline", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Page.Items<TimelineEntry>>> timeline(@PathVariable("id") String id,
            QueryParameters parameters) {
        Wanted wanted = Wanted.of(parameters);
        boolean recorded = parameters.choice("order", OCCURRED, List.of(OCCURRED, RECORDED)).equals(RECORDED);
        boolean corrected = parameters.choice("view", CORRECTED, List.of(CORRECTED, RECORDED)).equals(CORRECTED);
        Set<String> kinds = parameters.choices("kind", EntryKind.names());
        parameters.check();
        TimelineView.Order order = recorded ? TimelineView.Order.RECORDED : TimelineView.Order.OCCURRED;
        return reading.ask(id, wanted, timelines, joining, (joined, number, numbers, viewpoint) -> ResponseEntity.ok()
                .headers(viewpoint::describe)
                .body(new Page.Items<>(entries(corrected
                        ? JoinedTimelines.entries(joined, order, numbers)
                        : JoinedTimelines.tellings(joined, order, numbers), kinds))));
    }

    /// One entry from its recording through all of its corrections.
    @GetMapping(path = "/v1/incidents/{id}/timeline/{entryId}/history", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Page.Items<EntryVersion>>> history(@PathVariable("id") String id,
            @PathVariable("entryId") String entryId, QueryParameters parameters) {
        Wanted wanted = Wanted.of(parameters);
        parameters.check();
        return reading.ask(id, wanted, timelines, histories.of(entryId), (read, number, numbers, viewpoint) -> {
            List<EntryVersion> versions = EntryHistories.versions(read, entryId, numbers);
            if (versions.isEmpty()) {
                throw new ProblemException(ProblemType.UNKNOWN_TIMELINE_ENTRY
                        .problem("The incident's timeline has no entry " + entryId));
            }
            return ResponseEntity.ok().headers(viewpoint::describe).body(new Page.Items<>(versions));
        });
    }

    private static List<TimelineEntry> entries(List<TimelineEntry> entries, Set<String> kinds) {
        return entries.stream().filter(entry -> kinds.isEmpty() || kinds.contains(entry.kind())).toList();
    }
}
