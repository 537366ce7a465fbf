package io.incidentledger.query.readmodel;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

class OpenResponseStreamsTest {

    private final OpenResponseStreams streams = new OpenResponseStreams();
    private final List<String> ended = new ArrayList<>();

    private void listen(String name) {
        streams.with(Flux.never()).doOnComplete(() -> ended.add(name)).subscribe();
    }

    @Test
    void aStreamThatWasOpenedBeforeTheStartEndsWithTheOthers() {
        listen("early");
        streams.start();
        listen("late");
        assertThat(streams.listeners()).isEqualTo(2);

        streams.stop();

        assertThat(ended).containsExactlyInAnyOrder("early", "late");
        assertThat(streams.listeners()).isZero();
    }

    @Test
    void afterAnotherStartStreamsAreOpenAgain() {
        streams.start();
        streams.stop();
        listen("between");
        streams.start();
        listen("again");

        assertThat(ended).containsExactly("between");
        assertThat(streams.listeners()).isEqualTo(1);
    }
}
