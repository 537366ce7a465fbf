package io.incidentledger.query.replay;

import io.incidentledger.http.openapi.ApiTags;
import io.incidentledger.http.parameters.QueryArgument;
import io.incidentledger.query.readmodel.Query;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.incidentledger.query.readmodel.ReadPoint;
import io.incidentledger.query.readmodel.ServerSentEvent;
import io.incidentledger.query.readmodel.ServerSentEvents;
import io.incidentledger.query.timeline.MergedTimelineReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// REST endpoints that replay one incident or the whole ledger. A client that resumes and has received everything
/// already gets a 204, after which a browser does not reconnect.
@RestController
final class ReplayController {

    private static final String FINISHED = "The client has received everything already";

    private final QueryExecutor executor;
    private final MergedTimelineReader timelines;
    private final IncidentReplayPlans incidents;
    private final LedgerReplayPlans ledger;
    private final ReplayStreams replayStreams;

    ReplayController(QueryExecutor executor, MergedTimelineReader timelines, IncidentReplayPlans incidents,
            LedgerReplayPlans ledger, ReplayStreams replayStreams) {
        this.executor = executor;
        this.timelines = timelines;
        this.incidents = incidents;
        this.ledger = ledger;
        this.replayStreams = replayStreams;
    }

    private record Opened(ReadPoint point, ReplayPlan plan) {}

    @Operation(operationId = "replayIncident", tags = ApiTags.FEED, summary = "Replay an incident",
            description = "A stream of server-sent events: every event as it was recorded, with shortened "
                    + "pauses.")
    @ApiResponse(responseCode = "200", description = "The replay", content = @Content(
            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
            schema = @Schema(implementation = ServerSentEvent.class)))
    @ApiResponse(responseCode = "204", description = FINISHED)
    @Parameter(name = ServerSentEvents.LAST_EVENT_ID, in = ParameterIn.HEADER,
            description = ServerSentEvents.RESUMING, schema = @Schema(type = "string", pattern = "^[0-9]{0,18}$"))
    @GetMapping("/v1/incidents/{id}/replay")
    Mono<Void> incident(@PathVariable("id") String id, @QueryArgument ReplayQuery requested,
            ServerWebExchange exchange) {
        ReplayQuery query = requested.resuming(exchange);
        ServerSentEvents.requireAccepted(exchange);
        return executor.execute(Query.ofIncident(id, query.options(), timelines,
                read -> new Opened(read.point(),
                        incidents.plan(read.content(), read.numbers(), query, read.position()))))
                .flatMap(opened -> answer(exchange, opened, query));
    }

    @Operation(operationId = "replayLedger", tags = ApiTags.FEED, summary = "Replay the ledger",
            description = "A stream of server-sent events: the events of all incidents, with shortened pauses.")
    @ApiResponse(responseCode = "200", description = "The replay", content = @Content(
            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
            schema = @Schema(implementation = ServerSentEvent.class)))
    @ApiResponse(responseCode = "204", description = FINISHED)
    @Parameter(name = ServerSentEvents.LAST_EVENT_ID, in = ParameterIn.HEADER,
            description = ServerSentEvents.RESUMING, schema = @Schema(type = "string", pattern = "^[0-9]{0,18}$"))
    @GetMapping("/v1/replay")
    Mono<Void> ledger(@QueryArgument ReplayQuery requested, ServerWebExchange exchange) {
        ReplayQuery query = requested.resuming(exchange);
        ServerSentEvents.requireAccepted(exchange);
        return executor.execute(Query.ofReplay(query.options(), query.clock() == ReplayClock.OCCURRED,
                point -> new Opened(point, ledger.plan(query, point.position()))))
                .flatMap(opened -> answer(exchange, opened, query));
    }

    private Mono<Void> answer(ServerWebExchange exchange, Opened opened, ReplayQuery query) {
        ReplayPlan replayPlan = opened.plan();
        opened.point().describe(exchange.getResponse().getHeaders());
        if (replayPlan.opening().isEmpty() && query.last() != null) {
            exchange.getResponse().setStatusCode(HttpStatus.NO_CONTENT);
            exchange.getResponse().getHeaders().set(ReadPoint.LEDGER_POSITION, Long.toString(replayPlan.end()));
            return exchange.getResponse().setComplete();
        }
        return ServerSentEvents.answer(exchange, replayPlan.end(), replayStreams.play(replayPlan, query));
    }
}
