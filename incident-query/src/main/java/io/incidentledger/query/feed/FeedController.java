package io.incidentledger.query.feed;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.incidentledger.http.openapi.ApiTags;
import io.incidentledger.http.parameters.NextLink;
import io.incidentledger.http.parameters.QueryArgument;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.http.problems.ProblemFactory;
import io.incidentledger.query.displaynumbers.IncidentFilter;
import io.incidentledger.query.readmodel.Query;
import io.incidentledger.query.readmodel.QueryExecutor;
import io.incidentledger.query.readmodel.ReadPoint;
import io.incidentledger.query.readmodel.ServerSentEvent;
import io.incidentledger.query.readmodel.ServerSentEvents;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// REST endpoint that provides the ledger to other services: a batch of CloudEvents after a position, or a live stream
/// if the caller accepts server-sent events.
@RestController
final class FeedController {

    static final MediaType BATCH = MediaType.parseMediaType(CloudEvent.BATCH_VALUE);

    private final QueryExecutor executor;
    private final FeedReader pages;
    private final LiveFeed live;
    private final BiFunction<Set<String>, IncidentFilter, FeedFilter> filters;

    /// @param filters looks incidents up; it may block
    FeedController(QueryExecutor executor, FeedReader pages, LiveFeed live,
            BiFunction<Set<String>, IncidentFilter, FeedFilter> filters) {
        this.executor = executor;
        this.pages = pages;
        this.live = live;
        this.filters = filters;
    }

    @Operation(operationId = "readEvents", tags = ApiTags.FEED, summary = "Read events as CloudEvents",
            description = "One batch after a position, or with `Accept: text/event-stream` an endless stream "
                    + "of server-sent events, which begins at the end of the ledger unless a position is "
                    + "given.")
    @ApiResponse(responseCode = "200", description = "The events",
            content = {@Content(mediaType = CloudEvent.BATCH_VALUE,
                    array = @ArraySchema(schema = @Schema(implementation = CloudEvent.class))),
                @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                        schema = @Schema(implementation = ServerSentEvent.class))})
    @Parameter(name = ServerSentEvents.LAST_EVENT_ID, in = ParameterIn.HEADER,
            description = ServerSentEvents.RESUMING + "; batches ignore it", schema = @Schema(type = "string"))
    @GetMapping("/v1/events")
    Mono<Void> events(@QueryArgument FeedQuery query, ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().setVary(List.of(HttpHeaders.ACCEPT));
        if (ServerSentEvents.isAccepted(exchange)) {
            Long resumed = ServerSentEvents.lastEventId(exchange);
            FeedQuery resuming = resumed == null
                    ? query
                    : query.resuming(ServerSentEvents.LAST_EVENT_ID, resumed);
            return executor.execute(reading(resuming,
                    (point, filter) -> stream(exchange, resuming.after(), point.position(), filter)))
                    .flatMap(Function.identity());
        }
        List<MediaType> accepted = exchange.getRequest().getHeaders().getAccept();
        if (!accepted.isEmpty() && accepted.stream()
                .noneMatch(type -> type.includes(BATCH) || type.includes(MediaType.APPLICATION_JSON))) {
            throw new ProblemException(ProblemFactory.notAcceptable(BATCH + ", " + MediaType.TEXT_EVENT_STREAM));
        }
        Long after = query.after();
        long position = after == null ? 0 : after;
        return executor.execute(reading(query, (point, filter) -> pages.batch(position, query.limit(), filter)))
                .flatMap(batch -> answer(exchange, batch));
    }

    /// Incidents are looked up when all are known that had been declared when the request came.
    private <T> Query<T> reading(FeedQuery query, BiFunction<ReadPoint, FeedFilter, T> answer) {
        Function<ReadPoint, T> filtered = point -> answer.apply(point,
                filters.apply(query.types(), query.incidents()));
        return query.incidents().isEmpty()
                ? Query.ofLedger(query.options(), filtered)
                : Query.ofReplay(query.options(), false, filtered);
    }

    private static Mono<Void> answer(ServerWebExchange exchange, FeedReader.Batch batch) {
        ServerHttpResponse response = exchange.getResponse();
        response.getHeaders().setContentType(BATCH);
        response.getHeaders().set(ReadPoint.LEDGER_POSITION, Long.toString(batch.position()));
        if (batch.next() != null) {
            response.getHeaders().set(HttpHeaders.LINK,
                    NextLink.of(exchange.getRequest(), FeedQuery.AFTER.name(), Long.toString(batch.next())));
        }
        String body = batch.events().stream().map(FeedEvent::json).collect(Collectors.joining(",", "[", "]"));
        return response.writeWith(Mono.fromSupplier(() -> bytes(response, body)));
    }

    /// Streams events from where the client left off, or else from the head of the ledger.
    private Mono<Void> stream(ServerWebExchange exchange, @Nullable Long after, long end, FeedFilter filter) {
        long begin = after != null ? after : end;
        Flux<String> frames = live.follow(begin, filter, ServerSentEvents.opened(begin, end),
                part -> frames(part, filter));
        return ServerSentEvents.answer(exchange, end, frames);
    }

    /// The heartbeats of a client that wants some events only have positions, so that a client that resumes does not
    /// make everything be looked at again.
    private static String frames(FeedReader.Part part, FeedFilter filter) {
        if (part.events().isEmpty()) {
            return filter.all() ? ServerSentEvents.HEARTBEAT : ServerSentEvents.position(part.position());
        }
        return part.events().stream().map(FeedEvent::frame).collect(Collectors.joining());
    }

    private static DataBuffer bytes(ServerHttpResponse response, String text) {
        return response.bufferFactory().wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
