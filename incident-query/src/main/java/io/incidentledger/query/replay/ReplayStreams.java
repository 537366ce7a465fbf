package io.incidentledger.query.replay;

import java.math.BigDecimal;
import java.time.Instant;

import io.incidentledger.query.readmodel.OpenResponseStreams;
import io.incidentledger.query.readmodel.ServerSentEvents;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Streams replays to any number of clients, each at its own pace.
final class ReplayStreams {

    private final ReplaySession.ReplayRuntime runtime;
    private final OpenResponseStreams streams;
    private final JsonMapper mapper;

    ReplayStreams(ReplaySession.ReplayRuntime runtime, OpenResponseStreams streams, JsonMapper mapper) {
        this.runtime = runtime;
        this.streams = streams;
        this.mapper = mapper;
    }

    /// The content of the last frame.
    ///
    /// @param position the ledger position up to which events were replayed
    record Summary(long events, @Nullable Long firstPosition, @Nullable Long lastPosition, long position, String by,
            @Nullable Instant from, @Nullable Instant to, BigDecimal speed, BigDecimal maxPause) {}

    /// The frames of server-sent events, each emitted when it is due. Supports one subscriber only.
    Flux<String> play(ReplayPlan replayPlan, ReplayQuery query) {
        Flux<String> frames = Flux.defer(() -> {
            ReplaySession replaySession = new ReplaySession(runtime, replayPlan, query.speed(), query.clock(),
                    replayProgress -> ending(replayProgress, replayPlan, query));
            return Mono.defer(replaySession::next).repeat(() -> !replaySession.over());
        });
        return streams.with(frames.startWith(ServerSentEvents.opened(query.heard(), replayPlan.end())))
                .doOnSubscribe(begin -> replayPlan.more().taken()).doFinally(how -> replayPlan.more().left());
    }

    /// Creates the last frame. It has no id, so a client that reconnects names the last event, or the start of the
    /// replay if there was none.
    private String ending(ReplayProgress replayProgress, ReplayPlan replayPlan, ReplayQuery query) {
        Summary summary = new Summary(replayProgress.events(), replayProgress.firstPosition(),
                replayProgress.lastPosition(), replayPlan.end(),
                query.clock().wireName(), query.from(), query.to(), query.speed().speed(),
                query.speed().maxPause());
        return "event: end\ndata: " + mapper.writeValueAsString(summary) + "\n\n";
    }
}
