package io.incidentledger.query.replay;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.incidentledger.events.validation.FieldError;
import io.incidentledger.events.validation.WireNames;
import io.incidentledger.http.parameters.PointInTime;
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
/// @param minPosition the position to wait for; null: none
/// @param asOf the point in time of the ledger at which the replay ends; null: the present
/// @param last the last event that the client has received; null: the replay starts from the beginning
record ReplayQuery(PlaybackSpeed tempo, ReplayClock clock, @Nullable Instant from, @Nullable Instant to,
        @Nullable Long minPosition, @Nullable PointInTime asOf, @Nullable LastEvent last) {

    private static final WireNames<ReplayClock> CLOCKS = new WireNames<>(ReplayClock.class);
    private static final String AFTER = "after";

    /// @param position 0: the client has not received any event yet
    /// @param named the header or parameter that contained the position
    record LastEvent(long position, String named) {}

    /// Parses and validates a request completely; anything invalid or unknown is rejected with a 400.
    static ReplayQuery of(QueryParameters parameters, ServerWebExchange exchange) {
        PlaybackSpeed playbackSpeed = new PlaybackSpeed(
                parameters.decimal("speed", PlaybackSpeed.USUAL_SPEED, PlaybackSpeed.HIGHEST_SPEED),
                parameters.decimal("maxPause", PlaybackSpeed.USUAL_MAX_PAUSE, PlaybackSpeed.LONGEST_MAX_PAUSE));
        ReplayClock clock = parameters.constant("by", CLOCKS);
        Instant from = parameters.instant("from");
        Instant to = parameters.instant("to");
        if (from != null && to != null && !from.isBefore(to)) {
            parameters.fault("to", "must be after from");
        }
        Long minPosition = parameters.position("minPosition");
        PointInTime asOf = parameters.moment("asOf");
        Long after = parameters.position(AFTER);
        parameters.check();
        return new ReplayQuery(playbackSpeed, clock == null ? ReplayClock.RECORDED : clock, from, to, minPosition, asOf,
                last(ServerSentEvents.lastEventId(exchange), after));
    }

    /// The header of a reconnecting client takes precedence over the parameter, which stays in the URL from the first
    /// connection.
    private static @Nullable LastEvent last(@Nullable Long header, @Nullable Long parameter) {
        if (header != null) {
            return new LastEvent(header, ServerSentEvents.LAST_EVENT_ID);
        }
        return parameter == null ? null : new LastEvent(parameter, AFTER);
    }

    /// The point at which to read the ledger. Any node that serves the request must have reached what the client has
    /// received already.
    ReadOptions options() {
        ReadOptions options = ReadOptions.of(minPosition, "asOf", asOf);
        return last == null ? options : options.reaching(last.named(), last.position());
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
                named.equals(AFTER) ? ProblemFactory.invalidParameters(faults) : ProblemFactory.invalidHeaders(faults));
    }
}
