package io.incidentledger.query.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import io.incidentledger.query.readmodel.ListenerLimit;
import io.incidentledger.query.readmodel.OpenResponseStreams;
import io.incidentledger.query.readmodel.ReadOptions;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// Tests the pace of replays with virtual time that advances only when the test says so.
class ReplaySessionTest {

    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
    private static final String HEARTBEAT = ":\n\n";

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final Timer lateness = Timer.builder("lateness").register(new SimpleMeterRegistry());
    private final OpenResponseStreams streams = new OpenResponseStreams(new ListenerLimit(100));
    private final ReplayStreams replayStreams = new ReplayStreams(
            new ReplaySession.ReplayRuntime(time, () -> time.now(TimeUnit.NANOSECONDS),
                    Mono::fromCallable, lateness, Duration.ofSeconds(15)),
            streams, JsonMapper.shared());

    @AfterEach
    void end() {
        time.dispose();
    }

    private record Heard(long second, String frame) {

        List<Long> positions() {
            return frame.contains("event: opened")
                    ? List.of()
                    : Arrays.stream(frame.split("\n")).filter(line -> line.startsWith("id: "))
                            .map(line -> Long.valueOf(line.substring("id: ".length()))).toList();
        }
    }

    private final class Listener extends BaseSubscriber<String> {

        private final List<Heard> heard = new ArrayList<>();
        private boolean complete;

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // Requests frames explicitly.
        }

        @Override
        protected void hookOnNext(String frame) {
            heard.add(new Heard(time.now(TimeUnit.SECONDS), frame));
        }

        @Override
        protected void hookOnComplete() {
            complete = true;
        }

        List<Long> positions() {
            return heard.stream().flatMap(each -> each.positions().stream()).toList();
        }
    }

    /// Counts how often it is read.
    private static final class CountedPages implements ReplayEventPages {

        private int reads;
        private int listeners;

        @Override
        public List<ReplayEvent> next() {
            reads++;
            return List.of(scene(reads + 1, 0));
        }

        @Override
        public void taken() {
            listeners++;
        }

        @Override
        public void left() {
            listeners--;
        }
    }

    private static ReplayEvent scene(long position, long second) {
        Instant at = BEGINNING.plusSeconds(second);
        return new ReplayEvent(position, at, at, "{\"position\":" + position);
    }

    private static List<ReplayEvent> scenes(long... seconds) {
        return LongStream.range(0, seconds.length).mapToObj(i -> scene(i + 1, seconds[(int) i])).toList();
    }

    /// The first page is played before the second one can be read.
    @Test
    void aListenerGetsHeartbeatsWhileAPageIsSlowToBeRead() {
        Deque<Runnable> disk = new ArrayDeque<>();
        ReplayStreams onSlowDisk = new ReplayStreams(
                new ReplaySession.ReplayRuntime(time, () -> time.now(TimeUnit.NANOSECONDS),
                        page -> Mono.fromCallable(page).subscribeOn(Schedulers.fromExecutor(disk::add)), lateness,
                        Duration.ofSeconds(15)),
                streams, JsonMapper.shared());
        Listener listener = new Listener();
        ReplayEventPages pages = new ReplayEventPages() {

            private int reads;

            @Override
            public List<ReplayEvent> next() {
                reads++;
                return reads == 1 ? List.of(scene(2, 0)) : List.of();
            }
        };
        onSlowDisk.play(new ReplayPlan(null, null, scenes(0), pages, 100), question("10", "40")).subscribe(listener);
        listener.requestUnbounded();

        time.advanceTimeBy(Duration.ofSeconds(40));
        assertThat(listener.heard).extracting(Heard::frame).filteredOn(HEARTBEAT::equals).hasSize(2);
        disk.remove().run();
        time.advanceTimeBy(Duration.ofSeconds(20));
        disk.remove().run();

        assertThat(listener.positions()).containsExactly(1L, 2L);
        assertThat(listener.complete).isTrue();
    }

    private static ReplayQuery question(String speed, String maxPause) {
        return new ReplayQuery(ReplayedLedger.tempo(speed, maxPause), ReplayClock.RECORDED, null, null, ReadOptions.NOW,
                null);
    }

    private Listener listen(String speed, String maxPause, List<ReplayEvent> opening, ReplayEventPages more) {
        Listener listener = new Listener();
        replayStreams.play(new ReplayPlan(null, null, opening, more, 100), question(speed, maxPause))
                .subscribe(listener);
        return listener;
    }

    @Test
    void eventsComeWhenTheyAreDueAndCommentsInLongPauses() {
        Listener listener = listen("10", "40", scenes(0, 0, 20, 1_000, 1_010), ReplayEventPages.NONE);
        listener.requestUnbounded();

        time.advanceTimeBy(Duration.ofSeconds(43));

        assertThat(listener.heard).extracting(Heard::second).containsExactly(0L, 0L, 2L, 17L, 32L, 42L, 43L, 43L);
        assertThat(listener.heard).extracting(Heard::positions).containsExactly(List.of(), List.of(1L, 2L),
                List.of(3L), List.of(), List.of(), List.of(4L), List.of(5L), List.of());
        assertThat(listener.heard.get(3).frame()).isEqualTo(HEARTBEAT);
        assertThat(listener.heard.getLast().frame()).startsWith("event: end\ndata: {");
        assertThat(listener.complete).isTrue();
        assertThat(lateness.count()).isEqualTo(5);
        assertThat(lateness.max(TimeUnit.NANOSECONDS)).isZero();
    }

    @Test
    void whoWasLateGetsWhatIsOverdueAtOnceAndTheRestInTime() {
        Listener listener = listen("1", "3600", scenes(0, 1, 2, 3, 30), ReplayEventPages.NONE);
        listener.request(2);
        time.advanceTimeBy(Duration.ofSeconds(12));
        assertThat(listener.positions()).containsExactly(1L);

        listener.requestUnbounded();
        assertThat(listener.positions()).containsExactly(1L, 2L, 3L, 4L);

        time.advanceTimeBy(Duration.ofSeconds(17));
        assertThat(listener.positions()).containsExactly(1L, 2L, 3L, 4L);
        time.advanceTimeBy(Duration.ofSeconds(1));
        assertThat(listener.positions()).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void aListenerThatTakesNothingMakesNobodyReadOn() {
        CountedPages pages = new CountedPages();
        Listener listener = listen("0", "0", scenes(0), pages);
        listener.request(5);

        time.advanceTimeBy(Duration.ofMinutes(1));

        assertThat(listener.positions()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(pages.reads).as("two pages ahead at most").isLessThanOrEqualTo(6);
        listener.request(1_000);
        assertThat(listener.positions()).isEqualTo(LongStream.rangeClosed(1, 1_004).boxed().toList());
        listener.cancel();
    }

    @Test
    void eventsThatAreDueTogetherAreSentTogetherWithinABound() {
        Listener listener = listen("0", "5", scenes(new long[2_000]), ReplayEventPages.NONE);
        listener.requestUnbounded();

        assertThat(listener.positions()).isEqualTo(LongStream.rangeClosed(1, 2_000).boxed().toList());
        assertThat(listener.heard).hasSizeBetween(5, 20)
                .allSatisfy(heard -> assertThat(heard.frame().length()).isLessThan(20_000));
    }

    @Test
    void whatAListenerHoldsIsGivenBackHoweverItGoes() {
        CountedPages pages = new CountedPages();
        Listener gone = listen("0", "0", scenes(0), pages);
        Listener staying = listen("1", "1", scenes(0, 1), pages);
        gone.request(1);
        staying.request(1);
        assertThat(pages.listeners).isEqualTo(2);
        assertThat(streams.listeners()).isEqualTo(2);

        gone.cancel();
        assertThat(pages.listeners).isEqualTo(1);
        streams.stop();

        assertThat(pages.listeners).isZero();
        assertThat(streams.listeners()).isZero();
        assertThat(staying.complete).isTrue();
    }
}
