package io.incidentledger.query.replay;

import java.math.BigDecimal;
import java.time.Instant;

import io.incidentledger.query.readmodel.ServerSentEvents;
import io.incidentledger.query.readmodel.StreamRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Plays scripts to any number of listeners, each in its own time.
final class Replays {

    private final Performance.Stage stage;
    private final StreamRegistry streams;
    private final JsonMapper mapper;

    Replays(Performance.Stage stage, StreamRegistry streams, JsonMapper mapper) {
        this.stage = stage;
        this.streams = streams;
        this.mapper = mapper;
    }

    /// What stands in the last frame.
    ///
    /// @param position
    ///            of the ledger, up to which events were played
    record Summary(long events, @Nullable Long firstPosition, @Nullable Long lastPosition, long position, String by,
            @Nullable Instant from, @Nullable Instant to, BigDecimal speed, BigDecimal maxPause) {}

    /// Frames of server-sent events, each when it is due. To be subscribed to once.
    Flux<String> play(Script script, ReplayQuestion question) {
        Flux<String> frames = Flux.defer(() -> {
            Performance performance = new Performance(stage, script, question.tempo(), question.clock(),
                    played -> ending(played, script, question));
            return Mono.defer(performance::next).repeat(() -> !performance.over());
        });
        return streams.with(frames.startWith(ServerSentEvents.opened(question.heard(), script.end())))
                .doOnSubscribe(begin -> script.more().taken()).doFinally(how -> script.more().left());
    }

    /// It has no id of its own, so that who comes again names the last event, or where the replay began when there was none.
    private String ending(Played played, Script script, ReplayQuestion question) {
        Summary summary = new Summary(played.events(), played.firstPosition(), played.lastPosition(), script.end(),
                question.clock().wireName(), question.from(), question.to(), question.tempo().speed(),
                question.tempo().maxPause());
        return "event: end\ndata: " + mapper.writeValueAsString(summary) + "\n\n";
    }
}
