package io.incidentledger.query.replay;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.incidentledger.events.validation.FieldError;
import io.incidentledger.events.validation.WireNames;
import io.incidentledger.http.parameters.QueryParameter;
import io.incidentledger.http.parameters.QueryParameters;
import io.incidentledger.http.problems.ProblemException;
import io.incidentledger.http.problems.ProblemFactory;
import io.incidentledger.query.readmodel.ReadOptions;
import io.incidentledger.query.readmodel.ServerSentEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/// What to replay, and how.
///
/// @param from inclusive, on the replay's clock; null: from the beginning
/// @param to exclusive, on the replay's clock; null: to the end
/// @param requested the point in time of the ledger at which the replay ends
/// @param last the last event that the client has received; null: the replay starts from the beginning
record ReplayQuery(PlaybackSpeed speed, ReplayClock clock, @Nullable Instant from, @Nullable Instant to,
        ReadOptions requested, @Nullable LastEvent last) {

    private static final QueryParameter<BigDecimal> SPEED = QueryParameter.decimal("speed", PlaybackSpeed.USUAL_SPEED,
            PlaybackSpeed.HIGHEST_SPEED, "How many times faster than the original; 0 replays without pauses.");
    private static final QueryParameter<BigDecimal> MAX_PAUSE = QueryParameter.decimal("maxPause",
            PlaybackSpeed.USUAL_MAX_PAUSE, PlaybackSpeed.LONGEST_MAX_PAUSE,
            "The longest pause between two events, in seconds of the replay.");
    private static final QueryParameter<ReplayClock> BY = QueryParameter.constant("by",
            new WireNames<>(ReplayClock.class), ReplayClock.RECORDED,
            "The times by which events are ordered and paced: when they were recorded, or when they occurred.");
    private static final QueryParameter<@Nullable Instant> FROM = QueryParameter.instant("from",
            "Only events from this instant on, by the clock of the replay.");
    private static final QueryParameter<@Nullable Instant> TO = QueryParameter.instant("to",
            "Only events before this instant, by the clock of the replay.");
    private static final QueryParameter<@Nullable Long> AFTER = QueryParameter.position("after",
            "Continue after the event with this position, which was received last.");

    /// @param position 0: the client has not received any event yet
    /// @param named the header or parameter that contained the position
    record LastEvent(long position, String named) {}

    static ReplayQuery of(QueryParameters parameters) {
        PlaybackSpeed playbackSpeed = new PlaybackSpeed(parameters.get(SPEED), parameters.get(MAX_PAUSE));
        ReplayClock clock = parameters.get(BY);
        Instant from = parameters.get(FROM);
        Instant to = parameters.get(TO);
        parameters.requireOrder(FROM, from, TO, to);
        Long after = parameters.get(AFTER);
        return new ReplayQuery(playbackSpeed, clock, from, to, ReadOptions.of(parameters),
                after == null ? null : new LastEvent(after, AFTER.name()));
    }

    /// Returns the query of a client that reconnects. Its header takes precedence over the parameter, which stays in the
    /// URL from the first connection.
    ///
    /// @throws ProblemException 400 if the header is invalid
    ReplayQuery resuming(ServerWebExchange exchange) {
        Long header = ServerSentEvents.lastEventId(exchange);
        return header == null
                ? this
                : new ReplayQuery(speed, clock, from, to, requested,
                        new LastEvent(header, ServerSentEvents.LAST_EVENT_ID));
    }

    /// The point at which to read the ledger. Any node that serves the request must have reached what the client has
    /// received already.
    ReadOptions options() {
        return last == null ? requested : requested.reaching(last.named(), Long.valueOf(last.position()));
    }

    boolean covers(Instant instant) {
        return (from == null || !instant.isBefore(from)) && (to == null || instant.isBefore(to));
    }

    /// The position of the last event that the client has received; 0 at the beginning.
    long heard() {
        return last == null ? 0 : last.position();
    }

    /// The exception for a client that names an event which is not part of this replay.
    ProblemException notOfThisReplay() {
        String named = Objects.requireNonNull(last).named();
        List<FieldError> faults = List.of(new FieldError(named, "must be the id of an event of this replay, or 0"));
        return new ProblemException(
                named.equals(AFTER.name())
                        ? ProblemFactory.invalidParameters(faults)
                        : ProblemFactory.invalidHeaders(faults));
    }
}
