package io.incidentledger.query.timeline;

import java.util.List;

import io.incidentledger.http.csv.CsvResponse;
import io.incidentledger.http.openapi.ApiTags;
import io.incidentledger.http.parameters.PageResponse;
import io.incidentledger.http.parameters.QueryArgument;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.http.problems.ProblemType;
import io.incidentledger.query.folding.IncidentViewWithAbsorbed;
import io.incidentledger.query.readmodel.IncidentReadResult;
import io.incidentledger.query.readmodel.Query;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.incidentledger.query.readmodel.ReadOptions;
import io.incidentledger.query.readmodel.TablePage;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// REST endpoints for the timeline of one incident and the history of its entries.
@RestController
final class TimelineController {

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
    @Operation(operationId = "getTimeline", tags = ApiTags.TIMELINE, summary = "Read the timeline of an incident",
            description = "The corrected view shows each entry as corrected; the recorded view shows "
                    + "everything as it was recorded.")
    @GetMapping(path = "/v1/incidents/{id}/timeline",
            produces = {MediaType.APPLICATION_JSON_VALUE, CsvResponse.MEDIA_TYPE})
    Mono<ResponseEntity<PageResponse.Items<TimelineEntry>>> timeline(@PathVariable("id") String id,
            @QueryArgument TimelineQuery query, ServerWebExchange exchange) {
        if (CsvResponse.isRequested(exchange)) {
            Mono<List<TimelineEntry>> all = executor.execute(Query.ofIncident(id, query.paging().options(), timelines,
                    read -> {
                        read.point().describe(exchange.getResponse().getHeaders());
                        return entries(read, query).stream().filter(query::includes).toList();
                    }));
            return all.flatMap(entries -> CsvResponse.write(exchange, "timeline",
                    query.fields().columnsOf(TimelineTable.COLUMNS), TablePage.parts(entries)))
                    .then(Mono.empty());
        }
        return executor.execute(Query.ofIncident(id, query.paging().options(), timelines,
                read -> query.paging().page(read, MergedTimelineReader.position(read.content()), entries(read, query),
                        entry -> Long.toString(entry.position()), query::includes)
                        .answer(exchange.getRequest(), query.fields(), read.point()::describe)));
    }

    private static List<TimelineEntry> entries(IncidentReadResult<IncidentViewWithAbsorbed<TimelineView>> read,
            TimelineQuery query) {
        return query.corrected()
                ? MergedTimelineReader.entries(read.content(), query.order(), read.numbers())
                : MergedTimelineReader.tellings(read.content(), query.order(), read.numbers());
    }

    /// One entry of the corrected timeline, as the timeline shows it.
    @Operation(operationId = "getTimelineEntry", tags = ApiTags.TIMELINE, summary = "Read a timeline entry",
            description = "As the corrected view of the timeline shows it.")
    @GetMapping(path = "/v1/incidents/{id}/timeline/{entryId}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<TimelineEntry>> entry(@PathVariable("id") String id, @PathVariable("entryId") String entryId,
            @QueryArgument ReadOptions options) {
        return executor.execute(Query.ofIncident(id, options, timelines, read -> read.point()
                .ok(MergedTimelineReader.entry(read.content(), entryId, read.numbers())
                        .orElseThrow(() -> unknown(entryId)))));
    }

    private static ProblemException unknown(String entryId) {
        return new ProblemException(ProblemType.UNKNOWN_TIMELINE_ENTRY
                .problem("The incident's timeline has no entry " + entryId));
    }

    /// One entry from its recording through all of its corrections.
    @Operation(operationId = "getTimelineEntryHistory", tags = ApiTags.TIMELINE,
            summary = "Read all versions of a timeline entry",
            description = "From its recording through all of its corrections.")
    @GetMapping(path = "/v1/incidents/{id}/timeline/{entryId}/history", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<PageResponse.Items<EntryVersion>>> history(@PathVariable("id") String id,
            @PathVariable("entryId") String entryId, @QueryArgument EntryHistoryQuery query,
            ServerHttpRequest request) {
        return executor.execute(Query.ofIncident(id, query.paging().options(), histories.of(entryId), read -> {
            List<EntryVersion> versions = EntryHistoryBuilder.versions(read.content(), entryId, read.numbers());
            if (versions.isEmpty()) {
                throw unknown(entryId);
            }
            return query.paging().page(read, read.position(), versions, version -> Integer.toString(version.version()),
                    version -> true).answer(request, query.fields(), read.point()::describe);
        }));
    }
}
