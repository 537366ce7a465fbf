package io.incidentledger.query.timeline;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.incidentledger.events.Audience;
import io.incidentledger.events.EntryKind;
import io.incidentledger.http.parameters.PageResponse;
import io.incidentledger.http.parameters.QueryParameters;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.http.problems.ProblemType;
import io.incidentledger.query.folding.MergedIncidentView;
import io.incidentledger.query.readmodel.IncidentListPaging;
import io.incidentledger.query.readmodel.IncidentReadResult;
import io.incidentledger.query.readmodel.Query;
import io.incidentledger.query.readmodel.QueryExecutor;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
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
    private static final String AUDIENCE = "audience";
    private static final List<String> AUDIENCES = Stream.of(Audience.values()).map(Audience::wireName).toList();

    private final QueryExecutor executor;
    private final MergedTimelineReader timelines;
    private final EntryHistoryBuilder histories;

    public TimelineController(QueryExecutor executor, MergedTimelineReader timelines, EntryHistoryBuilder histories) {
        this.executor = executor;
        this.timelines = timelines;
        this.histories = histories;
    }

    /// The corrected view shows each entry as currently corrected and marks differences from what was recorded. The
    /// recorded view shows everything exactly as it was recorded.
    @GetMapping(path = "/v1/incidents/{id}/timeline", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<PageResponse.Items<TimelineEntry>>> timeline(@PathVariable("id") String id,
            QueryParameters parameters, ServerHttpRequest request) {
        String order = parameters.choice("order", OCCURRED, List.of(OCCURRED, RECORDED));
        String view = parameters.choice("view", CORRECTED, List.of(CORRECTED, RECORDED));
        IncidentListPaging paging = IncidentListPaging.read(parameters, "timeline", id, "order=" + order,
                "view=" + view);
        Set<String> kinds = parameters.choices("kind", EntryKind.names());
        Set<String> audiences = parameters.choices(AUDIENCE, AUDIENCES);
        parameters.check();
        return executor.execute(Query.ofIncident(id, paging.options(), timelines,
                read -> paging.page(read, MergedTimelineReader.position(read.content()),
                        entries(read, view.equals(CORRECTED),
                                order.equals(RECORDED) ? TimelineView.Order.RECORDED : TimelineView.Order.OCCURRED),
                        entry -> Long.toString(entry.position()),
                        entry -> (kinds.isEmpty() || kinds.contains(entry.kind()))
                                && (audiences.isEmpty() || audiences.contains(entry.details().get(AUDIENCE))))
                        .answer(request, read.point()::describe)));
    }

    private static List<TimelineEntry> entries(IncidentReadResult<MergedIncidentView<TimelineView>> read,
            boolean corrected,
            TimelineView.Order order) {
        return corrected
                ? MergedTimelineReader.entries(read.content(), order, read.numbers())
                : MergedTimelineReader.tellings(read.content(), order, read.numbers());
    }

    /// One entry from its recording through all of its corrections.
    @GetMapping(path = "/v1/incidents/{id}/timeline/{entryId}/history", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<PageResponse.Items<EntryVersion>>> history(@PathVariable("id") String id,
            @PathVariable("entryId") String entryId, QueryParameters parameters, ServerHttpRequest request) {
        IncidentListPaging paging = IncidentListPaging.read(parameters, "history", id, "entry=" + entryId);
        parameters.check();
        return executor.execute(Query.ofIncident(id, paging.options(), histories.of(entryId), read -> {
            List<EntryVersion> versions = EntryHistoryBuilder.versions(read.content(), entryId, read.numbers());
            if (versions.isEmpty()) {
                throw new ProblemException(ProblemType.UNKNOWN_TIMELINE_ENTRY
                        .problem("The incident's timeline has no entry " + entryId));
            }
            return paging.page(read, read.position(), versions, version -> Integer.toString(version.version()),
                    version -> true).answer(request, read.point()::describe);
        }));
    }
}
