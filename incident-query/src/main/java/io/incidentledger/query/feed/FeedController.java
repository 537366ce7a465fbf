package io.incidentledger.query.feed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.incidentledger.http.ProblemException;
import io.incidentledger.http.Problems;
import io.incidentledger.http.QueryParameters;
import io.incidentledger.projection.runner.LedgerHead;
import io.incidentledger.query.readmodel.Answers;
import io.incidentledger.query.readmodel.ServerSentEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The ledger for other services: a batch of CloudEvents behind a position, or all of them as they come when the caller accepts server-sent events.
@RestController
final class FeedController {

    static final MediaType BATCH = MediaType.parseMediaType("application/cloudevents-batch+json");

    private final FeedPages pages;
    private final LiveFeed live;
    private final LedgerHead head;
    private final Answers answers;

    FeedController(FeedPages pages, LiveFeed live, LedgerHead head, Answers answers) {
        this.pages = pages;
        this.live = live;
        this.head = head;
        this.answers = answers;
    }

    @GetMapping("/v1/events")
    Mono<Void> events(QueryParameters parameters, ServerWebExchange exchange) {
        Long minPosition = parameters.position("minPosition");
        Long after = parameters.position("after");
        int limit = parameters.limit();
        parameters.check();
        exchange.getResponse().getHeaders().setVary(List.of(HttpHeaders.ACCEPT));
        if (ServerSentEvents.wanted(exchange)) {
            Long resumed = ServerSentEvents.lastEventId(exchange);
            return answers.ask(minPosition, List.of(head.progress()), reached -> reached)
                    .flatMap(reached -> stream(exchange, resumed != null ? resumed : after));
        }
        List<MediaType> accepted = exchange.getRequest().getHeaders().getAccept();
        if (!accepted.isEmpty() && accepted.stream()
                .noneMatch(type -> type.includes(BATCH) || type.includes(MediaType.APPLICATION_JSON))) {
            throw new ProblemException(Problems.notAcceptable(BATCH + ", " + MediaType.TEXT_EVENT_STREAM));
        }
        long position = after == null ? 0 : after;
        return answers.ask(minPosition, List.of(head.progress()), reached -> whole(position, limit))
                .flatMap(page -> batch(exchange, position, page));
    }

    /// What is kept in memory may be a part of what is there.
    private List<FeedEvent> whole(long after, int limit) {
        List<FeedEvent> page = new ArrayList<>();
        long last = after;
        List<FeedEvent> part;
        do {
            part = pages.after(last, limit - page.size());
            page.addAll(part);
            last = page.isEmpty() ? after : page.getLast().position();
        } while (!part.isEmpty() && page.size() < limit);
        return page;
    }

    private Mono<Void> batch(ServerWebExchange exchange, long after, List<FeedEvent> page) {
        ServerHttpResponse response = exchange.getResponse();
        long last = page.isEmpty() ? after : page.getLast().position();
        response.getHeaders().setContentType(BATCH);
        response.getHeaders().set(Answers.LEDGER_POSITION,
                Long.toString(page.isEmpty() ? Math.min(after, head.position()) : last));
        if (last < head.position()) {
            response.getHeaders().set(HttpHeaders.LINK, "<" + linkTo(exchange, last) + ">; rel=\"next\"");
        }
        String body = page.stream().map(FeedEvent::json).collect(Collectors.joining(",", "[", "]"));
        return response.writeWith(Mono.fromSupplier(() -> bytes(response, body)));
    }

    private static String linkTo(ServerWebExchange exchange, long after) {
        return UriComponentsBuilder.newInstance().path(exchange.getRequest().getURI().getRawPath())
                .query(exchange.getRequest().getURI().getRawQuery())
                .replaceQueryParam("after", after).build(true).toUriString();
    }

    /// Begins where the listener says that it was, else at the ledger's end.
    private Mono<Void> stream(ServerWebExchange exchange, @Nullable Long after) {
        long end = head.position();
        long begin = after != null ? after : end;
        Flux<String> frames = live.follow(begin).map(FeedController::frames)
                .startWith(ServerSentEvents.opened(begin, end));
        return ServerSentEvents.answer(exchange, end, frames);
    }

    private static String frames(List<FeedEvent> page) {
        return page.isEmpty()
                ? ServerSentEvents.HEARTBEAT
                : page.stream().map(FeedEvent::frame).collect(Collectors.joining());
    }

    private static DataBuffer bytes(ServerHttpResponse response, String text) {
        return response.bufferFactory().wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
