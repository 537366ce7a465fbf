package io.incidentledger.query.readmodel;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import io.incidentledger.events.validation.FieldError;
import io.incidentledger.http.filters.AcceptedTypes;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.http.problems.ProblemFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Streams of server-sent events (HTML, section 9.2) whose ids are ledger positions.
public final class ServerSentEvents {

    /// The header in which a client names the last event that it received.
    public static final String LAST_EVENT_ID = "Last-Event-ID";
    /// Describes [#LAST_EVENT_ID].
    public static final String RESUMING = "the position after which a stream continues";
    /// An SSE comment; sending it lets both ends of a connection detect that the connection is broken.
    public static final String HEARTBEAT = ":\n\n";
    /// The setting for the interval between heartbeats on an idle stream, with its default.
    public static final String HEARTBEAT_INTERVAL = "${incident-ledger.streams.heartbeat:15s}";

    private static final int RETRY_AFTER_MILLIS = 1_000;
    private static final Duration SHORTEST_HEARTBEAT = Duration.ofMillis(100);

    private ServerSentEvents() {}

    /// Whether the caller explicitly accepts event streams; a wildcard is not enough.
    public static boolean isAccepted(ServerWebExchange exchange) {
        return AcceptedTypes.isNamed(MediaType.TEXT_EVENT_STREAM, exchange);
    }

    /// Checks the `Accept` header for endpoints that support event streams only.
    ///
    /// @throws ProblemException 406 if the caller does not accept event streams
    public static void requireAccepted(ServerWebExchange exchange) {
        List<MediaType> accepted = exchange.getRequest().getHeaders().getAccept();
        if (!accepted.isEmpty() && accepted.stream().noneMatch(type -> type.includes(MediaType.TEXT_EVENT_STREAM))) {
            throw new ProblemException(ProblemFactory.notAcceptable(MediaType.TEXT_EVENT_STREAM_VALUE));
        }
    }

    /// The position of the last event that the client received; null if the client does not name one.
    ///
    /// @throws ProblemException 400 if it is not a position
    public static @Nullable Long lastEventId(ServerWebExchange exchange) {
        String given = exchange.getRequest().getHeaders().getFirst(LAST_EVENT_ID);
        if (given == null || given.isEmpty()) {
            return null;
        }
        if (!given.matches("[0-9]{1,18}")) {
            throw new ProblemException(ProblemFactory.invalidHeaders(
                    List.of(new FieldError(LAST_EVENT_ID, "must be a position, as an event of this stream had it"))));
        }
        return Long.valueOf(given);
    }

    /// The first frame of a stream. It has data because many clients ignore a frame without data, including its id. A
    /// client that is disconnected before the first event therefore resumes where this stream began.
    ///
    /// @param after the events of the stream follow this position
    /// @param position the position that the response reflects
    public static String opened(long after, long position) {
        return "retry: " + RETRY_AFTER_MILLIS + "\nid: " + after + "\nevent: opened\ndata: {\"after\":" + after
                + ",\"position\":" + position + "}\n\n";
    }

    /// A frame without an event, from which a client that is cut off resumes. Like [#opened] it has data.
    ///
    /// @param position the client has had everything up to here
    public static String position(long position) {
        return "id: " + position + "\nevent: position\ndata: {\"position\":" + position + "}\n\n";
    }

    /// Validates a configured interval between heartbeats.
    ///
    /// @throws IllegalArgumentException if the interval is below the minimum
    public static Duration heartbeat(Duration interval) {
        if (interval.compareTo(SHORTEST_HEARTBEAT) < 0) {
            throw new IllegalArgumentException(
                    "incident-ledger.streams.heartbeat must be at least " + SHORTEST_HEARTBEAT + ", not " + interval);
        }
        return interval;
    }

    /// Tells a client to reconnect after a delay. A browser never reconnects after a status other than 200.
    public static Mono<Void> comeAgain(ServerWebExchange exchange, int seconds) {
        ServerHttpResponse response = exchange.getResponse();
        describe(response);
        String frame = "retry: " + Duration.ofSeconds(seconds).toMillis() + "\n\n";
        return response.writeWith(Mono.fromSupplier(() -> bytes(response, frame)));
    }

    /// Replaces line breaks by spaces. In JSON text a line break is white space between tokens; in an SSE frame it
    /// would end the data.
    public static String singleLine(String json) {
        return json.indexOf('\n') < 0 && json.indexOf('\r') < 0 ? json : json.replace('\n', ' ').replace('\r', ' ');
    }

    /// Responds with frames and flushes each of them as soon as it is available. A client for whom there is no room
    /// among the listeners is told to reconnect later.
    ///
    /// @param position the position that the response reflects
    public static Mono<Void> answer(ServerWebExchange exchange, long position, Flux<String> frames) {
        ServerHttpResponse response = exchange.getResponse();
        describe(response);
        response.getHeaders().set(ReadPoint.LEDGER_POSITION, Long.toString(position));
        return response.writeAndFlushWith(frames.map(frame -> Mono.fromSupplier(() -> bytes(response, frame))))
                .onErrorResume(TooManyListenersException.class, full -> isAccepted(exchange)
                        ? comeAgain(exchange, TooManyListenersException.RETRY_AFTER_SECONDS)
                        : Mono.error(full));
    }

    private static void describe(ServerHttpResponse response) {
        response.getHeaders().setContentType(new MediaType(MediaType.TEXT_EVENT_STREAM, StandardCharsets.UTF_8));
        response.getHeaders().setCacheControl("no-store");
    }

    private static DataBuffer bytes(ServerHttpResponse response, String text) {
        return response.bufferFactory().wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
