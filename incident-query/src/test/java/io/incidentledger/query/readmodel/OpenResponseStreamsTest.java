package io.incidentledger.query.readmodel;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OpenResponseStreamsTest {

    private final OpenResponseStreams streams = new OpenResponseStreams(new ListenerLimit(2));
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

    @Test
    void registriesShareALimitAndAPlaceIsFreeAgainWhenAListenerIsGone() {
        ListenerLimit limit = ListenerLimit.of(2, 0);
        OpenResponseStreams feed = new OpenResponseStreams(limit);
        OpenResponseStreams replays = new OpenResponseStreams(limit);
        Disposable first = feed.with(Flux.never()).subscribe();
        replays.with(Flux.never()).subscribe();

        StepVerifier.create(feed.with(Flux.just("event"))).verifyError(TooManyListenersException.class);
        assertThat(feed.listeners()).isEqualTo(1);
        assertThat(limit.refused()).isEqualTo(1);

        first.dispose();
        StepVerifier.create(replays.with(Flux.just("event"))).expectNext("event").verifyComplete();
        assertThat(replays.listeners()).isEqualTo(1);
    }

    @Test
    void thereMayBeAListenerForEachTwoMebibytesOfTheHeap() {
        assertThat(ListenerLimit.of(0, 512L << 20).capacity()).isEqualTo(256);
        assertThat(ListenerLimit.of(0, 64L << 20).capacity()).isEqualTo(100);
        assertThat(ListenerLimit.of(7, 512L << 20).capacity()).isEqualTo(7);
        assertThatIllegalArgumentException().isThrownBy(() -> ListenerLimit.of(-1, 512L << 20))
                .withMessageContaining("max-listeners");
    }
}
