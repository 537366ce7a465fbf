package io.incidentledger.query.timeline;

import java.util.List;
import java.util.Set;

import io.incidentledger.events.EntryKind;
import io.incidentledger.http.Page;
import io.incidentledger.http.ProblemException;
import io.incidentledger.http.ProblemType;
import io.incidentledger.http.QueryParameters;
import io.incidentledger.query.readmodel.Query;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.incidentledger.query.readmodel.ReadOptions;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// REST endpoints for the timeline of one incident and the history of its entries.
@RestController
final class TimelineController {

    private static final String OCCURRED = "occurred";
    private static final String RECORDED = "recorded";
    private static final String CORRECTED = "corrected";

    private final QueryExecutor executor;
    private final JoinedTimelines timelines;
    private final EntryHistoryBuilder histories;

    public TimelineController(QueryExecutor executor, JoinedTimelines timelines, EntryHistoryBuilder histories) {
        this.executor = executor;
        this.timelines = timelines;
        this.histories = histories;
    }

    /// The corrected view shows each entry as currently corrected and marks differences from what was recorded. The
    /// recorded view shows everything exactly as it was recorded.
    @GetMapping(path = "/v1/incidents/{id}/timeline", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Page.Items<TimelineEntry>>> timeline(@PathVariable("id") String id,
            QueryParameters parameters) {
        ReadOptions options = ReadOptions.of(parameters);
        boolean recorded = parameters.choice("order", OCCURRED, List.of(OCCURRED, RECORDED)).equals(RECORDED);
        boolean corrected = parameters.choice("view", CORRECTED, List.of(CORRECTED, RECORDED)).equals(CORRECTED);
        Set<String> kinds = parameters.choices("kind", EntryKind.names());
        parameters.check();
        TimelineView.Order order = recorded ? TimelineView.Order.RECORDED : TimelineView.Order.OCCURRED;
        return executor.execute(Query.ofIncident(id, options, timelines, read -> read.point()
                .ok(new Page.Items<>(entries(corrected
                        ? JoinedTimelines.entries(read.content(), order, read.numbers())
                        : JoinedTimelines.tellings(read.content(), order, read.numbers()), kinds)))));
    }

    /// One entry from its recording through all of its corrections.
    @GetMapping(path = "/v1/incidents/{id}/timeline/{entryId}/history", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Page.Items<EntryVersion>>> history(@PathVariable("id") String id,
            @PathVariable("entryId") String entryId, QueryParameters parameters) {
        ReadOptions options = ReadOptions.of(parameters);
        parameters.check();
        return executor.execute(Query.ofIncident(id, options, histories.of(entryId), read -> {
            List<EntryVersion> versions = EntryHistoryBuilder.versions(read.content(), entryId, read.numbers());
            if (versions.isEmpty()) {
                throw new ProblemException(ProblemType.UNKNOWN_TIMELINE_ENTRY
                        .problem("The incident's timeline has no entry " + entryId));
            }
            return read.point().ok(new Page.Items<>(versions));
        }));
    }

    private static List<TimelineEntry> entries(List<TimelineEntry> entries, Set<String> kinds) {
        return entries.stream().filter(entry -> kinds.isEmpty() || kinds.contains(entry.kind())).toList();
    }
}
